// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeSink;
import dev.openc2.value.Printable;
import dev.openc2.value.Repeats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ArrayOf of the language: elements of one type (oc2ls v1.0 §3.1.1). */
public final class ListType<E> implements Type<List<E>> {
  private final @Nullable String ownName;
  private final Type<E> element;
  private final int min;
  private final int max;
  private final boolean isUnique;
  private final @Nullable Tolerance repeated;

  private ListType(
      @Nullable String ownName,
      Type<E> element,
      int min,
      int max,
      boolean isUnique,
      @Nullable Tolerance repeated) {
    this.ownName = ownName;
    this.element = element;
    this.min = min;
    this.max = max;
    this.isUnique = isUnique;
    this.repeated = repeated;
  }

  /** A list of any length. */
  public static <E> ListType<E> of(Type<E> element) {
    return new ListType<>(null, element, 0, Integer.MAX_VALUE, false, null);
  }

  /** This list under a name of its own. */
  public ListType<E> named(String newName) {
    return new ListType<>(newName, element, min, max, isUnique, repeated);
  }

  /** This list with at least and at most that many elements. */
  public ListType<E> sized(int newMin, int newMax) {
    return new ListType<>(ownName, element, newMin, newMax, isUnique, repeated);
  }

  /** This list with at least one element. */
  public ListType<E> notEmpty() {
    return sized(1, max);
  }

  /** This list, with no element twice. */
  public ListType<E> unique() {
    return new ListType<>(ownName, element, min, max, true, null);
  }

  /** This list, with no element twice; where that is tolerated it counts once. */
  public ListType<E> uniqueUnless(Tolerance tolerance) {
    return new ListType<>(ownName, element, min, max, true, tolerance);
  }

  @Override
  public String name() {
    return ownName == null ? "ArrayOf(" + element.name() + ")" : ownName;
  }

  /** The type of the elements. */
  public Type<E> element() {
    return element;
  }

  /** The least number of elements. */
  public int min() {
    return min;
  }

  /** The greatest number of elements; {@link Integer#MAX_VALUE} if there is none. */
  public int max() {
    return max;
  }

  /** True if no element may be there twice. */
  public boolean isUnique() {
    return isUnique;
  }

  @Override
  public List<E> read(Node node) {
    if (node.value() instanceof List<?> list && list.size() > max) {
      throw node.malformed(list.size() + " elements are more than " + max);
    }
    List<E> values = node.list(element::read);
    if (isUnique) {
      values = once(values, node);
    }
    if (values.size() < min) {
      throw node.malformed(
          values.isEmpty()
              ? "the list must not be empty"
              : values.size() + " elements are less than " + min);
    }
    return values;
  }

  private List<E> once(List<E> values, Node node) {
    if (!values.isEmpty() && values.get(0) instanceof String) {
      @SuppressWarnings("unchecked") // one type, so all of them are texts
      String text = Repeats.first((List<String>) values);
      if (text == null) {
        return values;
      }
      if (repeated == null || !node.tolerates(repeated)) {
        throw node.malformed(Printable.quote(text) + " is there twice");
      }
    }
    HashSet<E> seen = new HashSet<>();
    List<E> once = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      if (seen.add(values.get(i))) {
        once.add(values.get(i));
      } else if (repeated == null || !node.tolerates(repeated)) {
        throw node.malformed(describe(node, i) + " is there twice");
      }
    }
    return once;
  }

  private static String describe(Node node, int index) {
    Object element = node.value() instanceof List<?> list ? list.get(index) : null;
    return node.replaced(element).describe();
  }

  @Override
  public void write(List<E> values, Spelling spelling, TreeSink sink) throws IOException {
    sink.startList(values.size());
    for (E value : values) {
      element.write(value, spelling, sink);
    }
    sink.endList();
  }
}

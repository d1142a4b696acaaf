// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object, read one after the other. A fault in one does not stop the others:
 * {@link #complete} reports them together and only builds the value when there is none.
 *
 * <pre>{@code
 * Fields fields = node.object();
 * Field<String> name = fields.optional("name", Node::text);
 * Field<Action> action = fields.required("action", ActionMapping::read);
 * return fields.complete(() -> new Thing(action.get(), name.orNull()));
 * }</pre>
 */
public final class Fields {

  private final Node node;
  private final Map<String, @Nullable Object> members;
  private final Set<String> unread;
  private final FaultCollector faults = new FaultCollector();

  Fields(Node node, Map<String, @Nullable Object> members) {
    this.node = node;
    this.members = members;
    this.unread = new LinkedHashSet<>(members.keySet());
  }

  /** What a member held; meaningful only inside {@link Fields#complete}. */
  public static final class Field<T> {

    private @Nullable T value;

    private Field() {}

    /** The value of a required member. */
    public T get() {
      if (value == null) {
        throw new IllegalStateException(
            "a required field is read before complete() has checked it");
      }
      return value;
    }

    /** The value of an optional member, or null where it was absent. */
    public @Nullable T orNull() {
      return value;
    }

    /** The value of an optional member, or the other one where it was absent. */
    public T orElse(T other) {
      return value == null ? other : value;
    }
  }

  /** True if the member is there and, in lenient mode, is not null. */
  public boolean has(String name) {
    return members.get(name) != null || (members.containsKey(name) && node.mode() == Mode.STRICT);
  }

  /** A member that must be there. */
  public <T> Field<T> required(String name, Function<Node, T> reader) {
    Field<T> field = new Field<>();
    if (!members.containsKey(name)) {
      faults.add(new Fault(node.pointer(), name + " is missing", StatusCode.BAD_REQUEST));
    } else {
      read(field, name, reader);
    }
    return field;
  }

  /** A member that may be absent; in lenient mode null counts as absent. */
  public <T> Field<T> optional(String name, Function<Node, T> reader) {
    Field<T> field = new Field<>();
    if (has(name)) {
      read(field, name, reader);
    } else {
      unread.remove(name);
    }
    return field;
  }

  /** As {@link #optional} under a condition; without it the member stays unread. */
  public <T> Field<T> optionalIf(boolean condition, String name, Function<Node, T> reader) {
    return condition ? optional(name, reader) : new Field<>();
  }

  private <T> void read(Field<T> field, String name, Function<Node, T> reader) {
    unread.remove(name);
    Node child = node.child(name, members.get(name));
    faults.attempt(() -> field.value = reader.apply(child));
  }

  /** Hands every member that was not read so far to the reader, and counts it as read. */
  public void others(BiConsumer<String, Node> reader) {
    for (String name : List.copyOf(unread)) {
      unread.remove(name);
      Node child = node.child(name, members.get(name));
      faults.attempt(() -> reader.accept(name, child));
    }
  }

  /** How many members there are. */
  public int size() {
    return members.size();
  }

  /** The place of the object itself. */
  public Node node() {
    return node;
  }

  /** Adds a fault of the object as a whole. */
  public void malformed(String problem) {
    faults.add(new Fault(node.pointer(), problem, StatusCode.BAD_REQUEST));
  }

  /**
   * Builds the value, or throws every fault that was met. Members that nobody read are faults; an
   * {@link IllegalArgumentException} of the constructor becomes a fault of the object.
   */
  public <T> T complete(Supplier<T> constructor) {
    for (String name : unread) {
      faults.add(
          new Fault(
              node.pointer(),
              Printable.quote(name) + " is not defined here",
              StatusCode.BAD_REQUEST));
    }
    return completeIgnoringOthers(constructor);
  }

  /** As {@link #complete}, but members that nobody read are not faults. */
  public <T> T completeIgnoringOthers(Supplier<T> constructor) {
    faults.throwIfAny();
    return node.checked(constructor, Supplier::get);
  }
}

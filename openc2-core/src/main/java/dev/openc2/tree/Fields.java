// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.util.ArrayList;
import java.util.HashSet;
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
  private final List<String> read = new ArrayList<>(8);
  private final FaultCollector faults = new FaultCollector();

  Fields(Node node, Map<String, @Nullable Object> members) {
    this.node = node;
    this.members = members;
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

  /** True if the member is there and is not a null that counts as absent. */
  public boolean has(String name) {
    return members.get(name) != null
        || (members.containsKey(name) && !node.tolerates(Tolerance.NULL_IS_ABSENT));
  }

  /** A member that must be there. */
  public <T> Field<T> required(String name, Function<Node, T> reader) {
    Field<T> field = new Field<>();
    if (!members.containsKey(name)) {
      malformed(name + " is missing");
    } else {
      read(field, name, reader);
    }
    return field;
  }

  /** A member that may be absent; null counts as absent where that is tolerated. */
  public <T> Field<T> optional(String name, Function<Node, T> reader) {
    Field<T> field = new Field<>();
    if (has(name)) {
      read(field, name, reader);
    } else if (members.containsKey(name)) {
      markRead(name);
    }
    return field;
  }

  /** As {@link #optional} under a condition; without it the member stays unread. */
  public <T> Field<T> optionalIf(boolean condition, String name, Function<Node, T> reader) {
    return condition ? optional(name, reader) : new Field<>();
  }

  private <T> void read(Field<T> field, String name, Function<Node, T> reader) {
    markRead(name);
    Node child = node.child(name, members.get(name));
    faults.attempt(() -> field.value = reader.apply(child));
  }

  /** Hands every member that was not read so far to the reader, and counts it as read. */
  public void others(BiConsumer<String, Node> reader) {
    for (String name : unread()) {
      read.add(name);
      if (!faults.isFull()) {
        Node child = node.child(name, members.get(name));
        faults.attempt(() -> reader.accept(name, child));
      }
    }
  }

  /** As {@link #others}, but passes over a null that counts as absent. */
  public void optionalOthers(BiConsumer<String, Node> reader) {
    others(
        (name, child) -> {
          if (has(name)) {
            reader.accept(name, child);
          }
        });
  }

  private void markRead(String name) {
    if (!read.contains(name)) {
      read.add(name);
    }
  }

  /** Nearly always empty, and then cheap. */
  private List<String> unread() {
    if (members.size() == read.size()) {
      return List.of();
    }
    Set<String> known = new HashSet<>(read);
    return members.keySet().stream().filter(name -> !known.contains(name)).toList();
  }

  /** How many members there are. */
  public int size() {
    return members.size();
  }

  /** The place of the object itself. */
  public Node node() {
    return node;
  }

  /** Adds that the object as a whole is malformed. */
  public void malformed(String problem) {
    faults.add(new Fault(node.pointer(), problem, StatusCode.BAD_REQUEST));
  }

  /**
   * Builds the value, or throws every fault that was met. Members that nobody read are faults; an
   * {@link IllegalArgumentException} of the constructor becomes a fault of the object.
   */
  public <T> T complete(Supplier<T> constructor) {
    for (String name : unread()) {
      if (faults.isFull()) {
        break;
      }
      malformed(Printable.quote(name) + " is not defined here");
    }
    return completeIgnoringOthers(constructor);
  }

  /** As {@link #complete}, but members that nobody read are not faults. */
  public <T> T completeIgnoringOthers(Supplier<T> constructor) {
    faults.throwIfAny();
    return node.checked(constructor, Supplier::get);
  }
}

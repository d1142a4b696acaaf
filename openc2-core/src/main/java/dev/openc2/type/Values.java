// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was read of the members of one record: what its constructor is given. */
public final class Values {
  private final Node node;
  private final @Nullable Object[] values;
  private @Nullable List<Object> others;

  Values(Node node, int size) {
    this.node = node;
    this.values = new @Nullable Object[size];
  }

  /** The place of the record. */
  public Node node() {
    return node;
  }

  /** The value of a member, or null where it is absent. */
  @SuppressWarnings("unchecked") // only what the member's own type read is put in its place
  public <V> @Nullable V get(Member<?, V> member) {
    return (V) values[member.index()];
  }

  /** The value of an optional member, or the other one where it is absent. */
  public <V> V get(Member<?, V> member, V otherwise) {
    V value = get(member);
    return value == null ? otherwise : value;
  }

  /** The value of a required member. */
  public <V> V require(Member<?, V> member) {
    V value = get(member);
    if (value == null) {
      throw new IllegalStateException(member.name() + " is not a required member");
    }
    return value;
  }

  /** What was read of the members that are not declared one by one, in their order. */
  @SuppressWarnings("unchecked") // only what these others read is in the list
  public <E> List<E> get(Others<?, E> otherMembers) {
    return others == null ? List.of() : (List<E>) others;
  }

  @Nullable Object set(int index, Object value) {
    Object before = values[index];
    values[index] = value;
    return before;
  }

  boolean has(int index) {
    return values[index] != null;
  }

  void addOther(Object value) {
    if (others == null) {
      others = new ArrayList<>(2);
    }
    others.add(value);
  }
}

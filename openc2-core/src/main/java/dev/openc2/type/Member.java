// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Language;
import dev.openc2.tree.Name;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeSink;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A declared member of a record.
 *
 * @param <T> the record
 * @param <V> the value of the member
 */
public final class Member<T, V> {
  private final String name;
  private final Type<V> type;
  private final Getter<T, V> getter;
  private final boolean isRequired;
  private final String description;
  private final int index;
  private final Name key;

  /** Whichever thread wrote it last: any instance of the name will do. */
  private String lastKey;

  private @Nullable String otherName;
  private @Nullable Name otherKey;
  private @Nullable Tolerance otherNameIf;
  private @Nullable Tolerance onlyIf;

  Member(
      String name,
      Type<V> type,
      Getter<T, V> getter,
      boolean isRequired,
      String description,
      int index) {
    this.name = name;
    this.key = new Name(name);
    this.lastKey = name;
    this.type = type;
    this.getter = getter;
    this.isRequired = isRequired;
    this.description = description;
    this.index = index;
  }

  /** The key in the tree. */
  public String name() {
    return name;
  }

  /** The type of its value. */
  public Type<V> type() {
    return type;
  }

  /** False if it may be absent. */
  public boolean isRequired() {
    return isRequired;
  }

  /** What it means, for people: a few words. */
  public String description() {
    return description;
  }

  int index() {
    return index;
  }

  /**
   * Lets it stand under another name where that is tolerated; language 2.0 writes it there.
   *
   * @return this
   */
  public Member<T, V> alsoNamed(String newName, Tolerance tolerance) {
    otherName = newName;
    otherKey = new Name(newName);
    otherNameIf = tolerance;
    return this;
  }

  /**
   * Makes it undefined where that is not tolerated.
   *
   * @return this
   */
  public Member<T, V> onlyIf(Tolerance tolerance) {
    onlyIf = tolerance;
    return this;
  }

  @Nullable String otherName() {
    return otherName;
  }

  /**
   * True if it stood under this very text the last time. A parser with a table of names gives the
   * same instance again and again, and to see that takes less than to compare or to look up.
   */
  @SuppressWarnings("ReferenceEquality") // equal texts are found by a look-up if this says no
  boolean wasLastAt(String key) {
    return lastKey == key;
  }

  /** Notes the text under which it stands. */
  void isAt(String key) {
    lastKey = key;
  }

  boolean isDefinedAt(Node place, String key) {
    if (otherName == null && onlyIf == null) {
      return true;
    }
    Tolerance condition = key.equals(name) ? onlyIf : otherNameIf;
    return condition == null || place.tolerates(condition);
  }

  V read(Node place) {
    return type.read(place);
  }

  /** The value of this record, or null if it is absent. */
  @Nullable V get(T holder) {
    return getter.get(holder);
  }

  /** Writes key and value. */
  @SuppressWarnings("unchecked") // it is what get gave
  void write(Object value, Spelling spelling, TreeSink sink) throws IOException {
    sink.key(keyIn(spelling));
    type.write((V) value, spelling, sink);
  }

  private Name keyIn(Spelling spelling) {
    return otherKey != null && spelling.language() == Language.V2_0 ? otherKey : key;
  }

  /** The key under which it is written. */
  String nameIn(Spelling spelling) {
    return keyIn(spelling).text();
  }
}

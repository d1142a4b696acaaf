// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts an object of a tree together, in order; what is absent is left out, never written as null.
 */
public final class TreeMapBuilder {

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** Adds a member. */
  public TreeMapBuilder put(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Adds a member as the writer spells it, if the value is there. */
  public <T> TreeMapBuilder putIfPresent(
      String name, @Nullable T value, Function<? super T, ?> writer) {
    if (value != null) {
      members.put(name, writer.apply(value));
    }
    return this;
  }

  /** The object; the builder must not be used afterwards. */
  public Map<String, @Nullable Object> build() {
    return members;
  }
}

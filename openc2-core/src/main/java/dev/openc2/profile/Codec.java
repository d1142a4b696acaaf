// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.profile;

import dev.openc2.tree.Node;
import java.util.function.Function;

/**
 * How one type of a profile is read from and written to a plain tree (see {@code dev.openc2.tree}).
 *
 * @param type the type
 * @param reader throws {@link dev.openc2.tree.InvalidMessageException} naming the place; stateless
 * @param writer gives a tree that the reader reads back as an equal value; stateless
 * @param <T> the type
 */
public record Codec<T>(Class<T> type, Function<Node, T> reader, Function<T, Object> writer) {

  /** Writes a value that must be of the type. */
  public Object write(Object value) {
    return writer.apply(type.cast(value));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Node;

/**
 * How the values of one type of the language, or of a profile, are spelt in a plain tree. What is
 * written reads back as an equal value, in every spelling.
 */
public sealed interface Type<T> permits PlainType, WordType, ListType, RecordType, MappedType {
  /** The name of the type as the specification writes it, such as {@code IPv4-Net}. */
  String name();

  /**
   * Reads a value.
   *
   * @throws dev.openc2.tree.InvalidMessageException with every fault, naming its place
   */
  T read(Node node);

  /** Writes a value as a plain tree. */
  Object write(T value, Spelling spelling);
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import static java.util.Objects.requireNonNull;

import dev.openc2.tree.Node;
import dev.openc2.tree.TreeSink;
import dev.openc2.tree.TreeSource;
import java.io.IOException;

/**
 * How the values of one type of the language, or of a profile, are spelt in a plain tree. What is
 * written reads back as an equal value, in every spelling.
 */
public sealed interface Type<T> extends TypeWriter<T>
    permits PlainType, WordType, ListType, RecordType, MappedType {
  /** The name of the type as the specification writes it, such as {@code IPv4-Net}. */
  String name();

  /**
   * Reads a value.
   *
   * @throws dev.openc2.tree.InvalidMessageException with every fault, naming its place
   */
  T read(Node node);

  @Override
  void write(T value, Spelling spelling, TreeSink sink) throws IOException;

  /** The plain tree of a value. */
  default Object write(T value, Spelling spelling) {
    TreeSource source = sink -> write(value, spelling, sink);
    return requireNonNull(source.toTree());
  }
}

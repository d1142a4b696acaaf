// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static java.util.Objects.requireNonNull;

import dev.openc2.tree.TreeSource;
import org.jspecify.annotations.Nullable;

/**
 * How a message is spelt in bytes. Implementations are stateless and thread-safe; own ones are
 * found by {@link java.util.ServiceLoader}, need a public constructor without parameters, and pass
 * {@code EncodingContract}.
 */
public interface Encoding {

  /**
   * The name: the value of the {@code encoding} user property, such as {@code json} (transf-mqtt
   * v1.0 §3.2).
   */
  String name();

  /**
   * True if the bytes are UTF-8 text; sets MQTT's payload format indicator (transf-mqtt v1.0
   * §2.4.1).
   */
  boolean isText();

  /**
   * Writes a plain tree (see {@code dev.openc2.tree}); throws {@link IllegalArgumentException} if
   * something in it does not belong there.
   */
  byte[] write(Object tree);

  /**
   * Writes what a source has to say, with the bytes and the faults of {@link #write}. It is built
   * as a tree and written; an encoding that can write it piece by piece saves the tree.
   */
  default byte[] writeFrom(TreeSource source) {
    return write(requireNonNull(source.toTree()));
  }

  /**
   * Reads a plain tree, keeping to the limits. Throws {@link
   * dev.openc2.tree.InvalidMessageException}, and nothing else, when the bytes are no well-formed
   * document, hold a key twice, go on behind the document, or exceed a limit. The exception may
   * carry the headers ({@code withPart}) if they were complete before, and there once.
   */
  @Nullable Object read(byte[] bytes, Limits limits);
}

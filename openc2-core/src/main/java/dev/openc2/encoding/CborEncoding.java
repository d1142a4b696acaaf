// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.TreeSource;
import org.jspecify.annotations.Nullable;

/**
 * CBOR (RFC 8949) with the keys and texts of JSON: definite lengths, shortest integers, no tags.
 * Reads byte strings, indefinite lengths and the self-describe tag too.
 */
final class CborEncoding implements Encoding {

  @Override
  public String name() {
    return "cbor";
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public byte[] write(Object tree) {
    return writeFrom(sink -> sink.tree(tree));
  }

  @Override
  public byte[] writeFrom(TreeSource source) {
    return new CborWriter().write(source);
  }

  @Override
  public @Nullable Object read(byte[] bytes, Limits limits) {
    limits.checkSize(bytes.length);
    return new CborReader(bytes, limits).document();
  }
}

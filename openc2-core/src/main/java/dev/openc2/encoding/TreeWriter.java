// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.TreeSink;
import dev.openc2.tree.TreeSource;
import java.io.IOException;
import java.util.Arrays;

/** Writes into a buffer that grows. For one document; not thread-safe. */
abstract class TreeWriter implements TreeSink {

  private static final int INITIAL_SIZE = 512;

  /** Octets from here on are no ASCII. */
  static final int END_OF_ASCII = 0x80;

  byte[] buffer = new byte[INITIAL_SIZE];
  int size;

  /** The octets of what a source puts into this writer. */
  final byte[] write(TreeSource source) {
    try {
      source.writeTo(this);
    } catch (IOException e) {
      throw new IllegalArgumentException("a source that cannot be read", e);
    }
    return Arrays.copyOf(buffer, size);
  }

  /** Makes room for so many octets. */
  final void reserve(int octets) {
    if (octets > buffer.length - size) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + octets));
    }
  }

  final void put(byte[] octets) {
    reserve(octets.length);
    System.arraycopy(octets, 0, buffer, size, octets.length);
    size += octets.length;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import java.nio.charset.StandardCharsets;

/**
 * A key that is declared once and written often: a sink can copy its octets instead of looking at
 * every character again. Immutable and thread-safe.
 */
public final class Name {

  private final String text;
  private final byte[] octets;
  private final boolean isPlain;

  /** A name of this text. */
  public Name(String text) {
    this.text = text;
    this.octets = text.getBytes(StandardCharsets.UTF_8);
    this.isPlain = isPlain(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** The key itself. */
  public String text() {
    return text;
  }

  /**
   * True if all characters are printable ASCII, and none is a quotation mark or a backslash: then
   * its octets need no escape in JSON.
   */
  public boolean isPlain() {
    return isPlain;
  }

  /** The number of octets in UTF-8. */
  public int length() {
    return octets.length;
  }

  /** Copies the octets to this place of a buffer, which must have room for them. */
  public void copyTo(byte[] buffer, int offset) {
    System.arraycopy(octets, 0, buffer, offset, octets.length);
  }
}

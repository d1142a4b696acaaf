// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password that copies what it is given and never shows in a text. */
public final class Password {

  private static final int MAX_BYTES = 65_535;

  private final byte[] bytes;

  private Password(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("password: is longer than 65535 bytes");
    }
    this.bytes = bytes;
  }

  /** The password as UTF-8. The caller may wipe its array afterwards. */
  public static Password of(char[] characters) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
    byte[] copy = new byte[encoded.remaining()];
    encoded.get(copy);
    encoded.clear();
    encoded.put(new byte[encoded.remaining()]);
    return new Password(copy);
  }

  /** The password as it goes over the wire. */
  public static Password of(byte[] bytes) {
    return new Password(bytes.clone());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Password that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "*******";
  }
}

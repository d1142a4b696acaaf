// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An immutable row of octets: the Binary of the language (oc2ls v1.0 §3.1.1). */
public final class Octets {

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of the bytes. */
  public static Octets of(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  /** Reads base16 of either case. */
  public static Octets parseHex(String text) {
    try {
      return new Octets(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Printable.quote(text)
              + " is not base16: two of 0 to 9 and A to F are expected for each octet",
          e);
    }
  }

  /**
   * Reads base64 in the URL alphabet or the standard one, padded or not; the two may not be mixed,
   * and the bits that belong to no octet are zero (RFC 4648 §3.5), so that nothing else hides
   * there.
   */
  public static Octets parseBase64(String text) {
    boolean isStandard = text.indexOf('+') >= 0 || text.indexOf('/') >= 0;
    if (isStandard && (text.indexOf('-') >= 0 || text.indexOf('_') >= 0)) {
      throw notBase64(text, "the two alphabets are mixed", null);
    }
    byte[] bytes;
    try {
      bytes = (isStandard ? Base64.getDecoder() : Base64.getUrlDecoder()).decode(text);
    } catch (IllegalArgumentException e) {
      throw notBase64(text, "letters, digits, - and _ are expected, padded with = or not", e);
    }
    Octets octets = new Octets(bytes);
    if (!octets.endsLike(text)) {
      throw notBase64(text, "bits behind the last octet are set", null);
    }
    return octets;
  }

  /** True if the last character of a text is the one that these octets are written with. */
  private boolean endsLike(String text) {
    int tail = bytes.length % 3;
    if (tail == 0) {
      return true;
    }
    // One octet is written as two characters, two octets as three.
    int last = bytes.length / 3 * 4 + tail;
    byte[] end = Arrays.copyOfRange(bytes, bytes.length - tail, bytes.length);
    char expected = Base64.getUrlEncoder().encodeToString(end).charAt(tail);
    return text.charAt(last) == expected;
  }

  private static IllegalArgumentException notBase64(
      String text, String problem, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        Printable.quote(text) + " is not base64url: " + problem, cause);
  }

  /** How many octets there are. */
  public int length() {
    return bytes.length;
  }

  /** A copy of the octets. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Upper-case base16. */
  public String toHex() {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  /** base64url with padding (RFC 4648 §5). */
  public String toBase64Url() {
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Octets[" + bytes.length + "]";
  }
}

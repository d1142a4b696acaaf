// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** An immutable row of octets: the Binary of the language (oc2ls v1.0 §3.1.1). */
public final class Octets {

  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*=*");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*=*");

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
      throw new IllegalArgumentException(Printable.quote(text) + " is not base16", e);
    }
  }

  /**
   * Reads base64 in the URL alphabet or the standard one, padded or not; the two may not be mixed.
   */
  public static Octets parseBase64(String text) {
    try {
      if (BASE64URL.matcher(text).matches()) {
        return new Octets(Base64.getUrlDecoder().decode(text));
      }
      if (BASE64.matcher(text).matches()) {
        return new Octets(Base64.getDecoder().decode(text));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Printable.quote(text) + " is not base64url", e);
    }
    throw new IllegalArgumentException(Printable.quote(text) + " is not base64url");
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

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.util.HexFormat;
import java.util.Locale;

/**
 * An EUI-48 or EUI-64 hardware address (oc2ls v1.0 §3.4.1.14).
 *
 * @param text 6 or 8 octets in upper-case base16, separated by colons
 */
public record MacAddress(String text) {

  private static final int EUI_48 = 6;
  private static final int EUI_64 = 8;

  /** Takes colons or hyphens, not both, and either case. */
  public MacAddress {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException(
          Printable.quote(text)
              + " is not a MAC address: 6 or 8 octets such as 00:1A:2B:3C:4D:5E are expected");
    }
    text = text.replace('-', ':').toUpperCase(Locale.ROOT);
  }

  /** Two digits for each octet, and the same separator between all of them. */
  private static boolean isWellFormed(String text) {
    if (text.length() != EUI_48 * 3 - 1 && text.length() != EUI_64 * 3 - 1) {
      return false;
    }
    char separator = text.charAt(2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i % 3 == 2 ? c != separator : !Ascii.isHexDigit(c)) {
        return false;
      }
    }
    return separator == ':' || separator == '-';
  }

  /** The address with this text. */
  public static MacAddress parse(String text) {
    return new MacAddress(text);
  }

  /** The address with these 6 or 8 octets. */
  public static MacAddress of(Octets octets) {
    return new MacAddress(HexFormat.ofDelimiter(":").formatHex(octets.toByteArray()));
  }

  @Override
  public String toString() {
    return text;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An EUI-48 or EUI-64 hardware address (oc2ls v1.0 §3.4.1.14).
 *
 * @param text 6 or 8 octets in upper-case base16, separated by colons
 */
public record MacAddress(String text) {

  private static final Pattern COLONS =
      Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}((:[0-9A-Fa-f]{2}){2})?");
  private static final Pattern HYPHENS =
      Pattern.compile("[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){5}((-[0-9A-Fa-f]{2}){2})?");

  /** Takes colons or hyphens and either case. */
  public MacAddress {
    if (!COLONS.matcher(text).matches() && !HYPHENS.matcher(text).matches()) {
      throw new IllegalArgumentException(
          Printable.quote(text)
              + " is not a MAC address: 6 or 8 octets such as 00:1A:2B:3C:4D:5E are expected");
    }
    text = text.replace('-', ':').toUpperCase(Locale.ROOT);
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

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/**
 * A range of IPv4 addresses, or one address (oc2ls v1.0 §3.4.1.9). Bits below the prefix are kept
 * as they came: {@code 127.0.0.1/8} is the net of 127.0.0.0/8 seen from one host.
 *
 * @param address the 32 bits, network order
 * @param prefixLength 0 to 32; 32 is one address
 */
public record Ipv4Net(int address, int prefixLength) {

  private static final int OCTETS = 4;
  private static final int MAX_OCTET = 255;

  /** The prefix length of a single address. */
  public static final int MAX_PREFIX = 32;

  /** Checks the prefix length. */
  public Ipv4Net {
    if (prefixLength < 0 || prefixLength > MAX_PREFIX) {
      throw new IllegalArgumentException(
          prefixLength + " is not a prefix length of IPv4: 0 to 32 are expected");
    }
  }

  /** Reads {@code a.b.c.d} or {@code a.b.c.d/n}; no leading zeros, no netmask, no white space. */
  public static Ipv4Net parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    int prefix = slash < 0 ? MAX_PREFIX : Prefix.parse("an IPv4", text, slash, MAX_PREFIX);
    return new Ipv4Net(parseAddress("an IPv4", text, host), prefix);
  }

  /** The net of 4 octets and a prefix length. */
  public static Ipv4Net of(Octets octets, int prefixLength) {
    if (octets.length() != OCTETS) {
      throw new IllegalArgumentException("an IPv4 address has 4 octets, not " + octets.length());
    }
    int address = 0;
    for (byte octet : octets.toByteArray()) {
      address = (address << Byte.SIZE) | (octet & MAX_OCTET);
    }
    return new Ipv4Net(address, prefixLength);
  }

  /**
   * Reads the host part of a text; the sentences of refusals name the whole text, and say of it
   * that it is not {@code an IPv4} address or net, or whatever the kind is.
   */
  static int parseAddress(String kind, String whole, String host) {
    int address = 0;
    int index = 0;
    for (int octet = 0; octet < OCTETS; octet++) {
      if (octet > 0) {
        if (index >= host.length() || host.charAt(index) != '.') {
          throw Prefix.problem(kind, whole, "four octets with dots between them are expected");
        }
        index++;
      }
      int start = index;
      int value = 0;
      while (index < host.length() && index - start < 3 && Ascii.isDigit(host.charAt(index))) {
        value = value * 10 + host.charAt(index) - '0';
        index++;
      }
      if (index == start) {
        throw Prefix.problem(kind, whole, "four octets with dots between them are expected");
      }
      boolean isLong = index < host.length() && Ascii.isDigit(host.charAt(index));
      if (value > MAX_OCTET || (isLong && host.charAt(start) != '0')) {
        throw Prefix.problem(kind, whole, "an octet is above 255");
      }
      if (index - start > 1 && host.charAt(start) == '0') {
        throw Prefix.problem(kind, whole, "an octet has a leading zero");
      }
      address = (address << Byte.SIZE) | value;
    }
    if (index != host.length()) {
      throw Prefix.problem(kind, whole, "something is behind the fourth octet");
    }
    return address;
  }

  /** True for one address. */
  public boolean isSingleAddress() {
    return prefixLength == MAX_PREFIX;
  }

  /** The net with the bits below the prefix cleared, as a filter enforces it. */
  public Ipv4Net network() {
    return new Ipv4Net(address & mask(), prefixLength);
  }

  /** True if every address of the other net is one of this. */
  public boolean contains(Ipv4Net other) {
    return other.prefixLength >= prefixLength && (other.address & mask()) == (address & mask());
  }

  private int mask() {
    return prefixLength == 0 ? 0 : -1 << (MAX_PREFIX - prefixLength);
  }

  /** Dotted text; a single address without its prefix. */
  @Override
  public String toString() {
    String host =
        (address >>> 24)
            + "."
            + ((address >>> 16) & MAX_OCTET)
            + "."
            + ((address >>> 8) & MAX_OCTET)
            + "."
            + (address & MAX_OCTET);
    return isSingleAddress() ? host : host + "/" + prefixLength;
  }
}

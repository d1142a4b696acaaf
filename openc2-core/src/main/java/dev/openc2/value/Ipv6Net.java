// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/**
 * A range of IPv6 addresses, or one address (oc2ls v1.0 §3.4.1.11). Written as RFC 5952 says, read
 * in every form of RFC 4291 §2.2; IPv4-mapped addresses stay IPv6.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 * @param prefixLength 0 to 128; 128 is one address
 */
public record Ipv6Net(long high, long low, int prefixLength) {

  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;
  private static final int GROUP_MASK = 0xFFFF;
  private static final int OCTETS = 16;

  /** The prefix length of a single address. */
  public static final int MAX_PREFIX = 128;

  /** Checks the prefix length. */
  public Ipv6Net {
    if (prefixLength < 0 || prefixLength > MAX_PREFIX) {
      throw new IllegalArgumentException(
          prefixLength + " is not a prefix length of IPv6: 0 to 128 are expected");
    }
  }

  /** Reads an address or {@code address/n}; no zone id, no white space. */
  public static Ipv6Net parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    int prefix = slash < 0 ? MAX_PREFIX : Prefix.parse("an IPv6", text, slash, MAX_PREFIX);
    return of(Ipv6Text.parse(text, host), prefix);
  }

  /** The net of 16 octets and a prefix length. */
  public static Ipv6Net of(Octets octets, int prefixLength) {
    if (octets.length() != OCTETS) {
      throw new IllegalArgumentException("an IPv6 address has 16 octets, not " + octets.length());
    }
    byte[] bytes = octets.toByteArray();
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = ((bytes[2 * i] & 0xFF) << Byte.SIZE) | (bytes[2 * i + 1] & 0xFF);
    }
    return of(groups, prefixLength);
  }

  private static Ipv6Net of(int[] groups, int prefixLength) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < GROUPS / 2; i++) {
      high = (high << GROUP_BITS) | groups[i];
      low = (low << GROUP_BITS) | groups[i + GROUPS / 2];
    }
    return new Ipv6Net(high, low, prefixLength);
  }

  /** True for one address. */
  public boolean isSingleAddress() {
    return prefixLength == MAX_PREFIX;
  }

  /** The net with the bits below the prefix cleared, as a filter enforces it. */
  public Ipv6Net network() {
    return new Ipv6Net(high & highMask(), low & lowMask(), prefixLength);
  }

  /** True if every address of the other net is one of this. */
  public boolean contains(Ipv6Net other) {
    return other.prefixLength >= prefixLength
        && (other.high & highMask()) == (high & highMask())
        && (other.low & lowMask()) == (low & lowMask());
  }

  private long highMask() {
    return mask(Math.min(prefixLength, Long.SIZE));
  }

  private long lowMask() {
    return mask(Math.max(prefixLength - Long.SIZE, 0));
  }

  private static long mask(int ones) {
    return ones == 0 ? 0 : -1L << (Long.SIZE - ones);
  }

  /** Canonical text (RFC 5952 §4); a single address without its prefix. */
  @Override
  public String toString() {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS / 2; i++) {
      int shift = GROUP_BITS * (GROUPS / 2 - 1 - i);
      groups[i] = (int) (high >>> shift) & GROUP_MASK;
      groups[i + GROUPS / 2] = (int) (low >>> shift) & GROUP_MASK;
    }
    String host = Ipv6Text.format(groups);
    return isSingleAddress() ? host : host + "/" + prefixLength;
  }
}

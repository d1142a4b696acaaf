// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.Octets;
import dev.openc2.value.Printable;
import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * A range of addresses of either version of IP.
 *
 * @param net an {@link Ipv4Net} or an {@link Ipv6Net}
 */
record Span(Object net) {

  /** Every address of one version. */
  static final Span ALL_IPV4 = new Span(Ipv4Net.parse("0.0.0.0/0"));

  static final Span ALL_IPV6 = new Span(Ipv6Net.parse("::/0"));

  /** Addresses of IPv4 in the form of IPv6 (RFC 4291 §2.5.5.2), which are in no packet. */
  private static final Ipv6Net MAPPED = Ipv6Net.parse("::ffff:0:0/96");

  Span {
    if (!(net instanceof Ipv4Net) && !(net instanceof Ipv6Net)) {
      throw new IllegalArgumentException(net + " is no range of addresses");
    }
  }

  /**
   * Reads an address or a range of either version.
   *
   * @throws IllegalArgumentException if it is none, or one that no packet can have
   */
  static Span parse(String text) {
    Object net;
    try {
      net = text.indexOf(':') >= 0 ? Ipv6Net.parse(text) : Ipv4Net.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Printable.quote(text) + " is no range of addresses", e);
    }
    if (net instanceof Ipv6Net six && MAPPED.contains(six)) {
      throw new IllegalArgumentException(
          Printable.quote(text)
              + " is IPv4 in the form of IPv6, which no packet has: write it as IPv4");
    }
    return new Span(net);
  }

  /** One address. */
  static Span of(InetAddress address) {
    Octets octets = Octets.of(address.getAddress());
    return new Span(
        address instanceof Inet4Address
            ? Ipv4Net.of(octets, Ipv4Net.MAX_PREFIX)
            : Ipv6Net.of(octets, Ipv6Net.MAX_PREFIX));
  }

  /** True if there is an address that is in both. */
  boolean overlaps(Span other) {
    if (net instanceof Ipv4Net one && other.net instanceof Ipv4Net two) {
      return one.contains(two) || two.contains(one);
    }
    return net instanceof Ipv6Net one
        && other.net instanceof Ipv6Net two
        && (one.contains(two) || two.contains(one));
  }

  boolean isIpv6() {
    return net instanceof Ipv6Net;
  }

  boolean isSingle() {
    return net instanceof Ipv4Net four ? four.isSingleAddress() : ((Ipv6Net) net).isSingleAddress();
  }

  int prefixLength() {
    return net instanceof Ipv4Net four ? four.prefixLength() : ((Ipv6Net) net).prefixLength();
  }

  @Override
  public String toString() {
    return net.toString();
  }
}

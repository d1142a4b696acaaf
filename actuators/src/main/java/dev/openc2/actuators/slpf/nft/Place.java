// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.L4Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule stands in the table: one element of one set. Rules that say the same of the same
 * traffic share it.
 *
 * @param shape the set
 * @param key the element, as {@code nft} writes it
 */
record Place(Shape shape, String key) {

  /** The place of a rule. */
  static Place of(FilterRule rule) {
    if (rule.what() instanceof Ipv4NetTarget target) {
      Ipv4Net net = target.net();
      return net(rule, false, net.prefixLength(), Masks.host(net));
    }
    if (rule.what() instanceof Ipv6NetTarget target) {
      Ipv6Net net = target.net();
      return net(rule, true, net.prefixLength(), Masks.host(net));
    }
    if (rule.what() instanceof Ipv4ConnectionTarget c) {
      return connection(
          rule,
          false,
          c.protocol(),
          End.of(c.srcAddr(), c.srcPort()),
          End.of(c.dstAddr(), c.dstPort()));
    }
    if (rule.what() instanceof Ipv6ConnectionTarget c) {
      // The language has one name for ICMP; over IPv6 it can only mean ICMPv6.
      L4Protocol protocol = c.protocol() == L4Protocol.ICMP ? L4Protocol.IPV6_ICMP : c.protocol();
      return connection(
          rule, true, protocol, End.of(c.srcAddr(), c.srcPort()), End.of(c.dstAddr(), c.dstPort()));
    }
    throw new IllegalArgumentException(rule.what().name() + " is no target of a packet filter");
  }

  private static Place net(FilterRule rule, boolean isIpv6, int prefix, String address) {
    Shape shape =
        new Shape(
            Shape.Fate.of(rule), rule.direction(), isIpv6, true, false, prefix, 0, false, false);
    return new Place(shape, shape.key(null, address, "", null, null));
  }

  private static Place connection(
      FilterRule rule, boolean isIpv6, @Nullable L4Protocol protocol, End src, End dst) {
    Shape shape =
        new Shape(
            Shape.Fate.of(rule),
            rule.direction(),
            isIpv6,
            false,
            protocol != null,
            src.prefix,
            dst.prefix,
            src.port != null,
            dst.port != null);
    Integer number = protocol == null ? null : protocol.number();
    return new Place(shape, shape.key(number, src.address, dst.address, src.port, dst.port));
  }

  /** One end of a connection; every address is meant where the prefix length is 0. */
  private record End(int prefix, String address, @Nullable Integer port) {

    static End of(@Nullable Ipv4Net net, @Nullable Integer port) {
      return net == null
          ? new End(0, "", port)
          : new End(net.prefixLength(), Masks.host(net), port);
    }

    static End of(@Nullable Ipv6Net net, @Nullable Integer port) {
      return net == null
          ? new End(0, "", port)
          : new End(net.prefixLength(), Masks.host(net), port);
    }
  }

  String setName() {
    return shape.setName();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.target.Target;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.L4Protocol;
import java.util.StringJoiner;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Which packets an address target means (slpf v1.0 §2.1.2), and how people write it. */
final class TrafficMatch {

  private TrafficMatch() {}

  static boolean isAddress(Target what) {
    return what instanceof Ipv4NetTarget
        || what instanceof Ipv6NetTarget
        || what instanceof Ipv4ConnectionTarget
        || what instanceof Ipv6ConnectionTarget;
  }

  /** True if a packet with this five-tuple is meant. */
  static boolean matches(Target what, Ipv4ConnectionTarget packet) {
    if (what instanceof Ipv4NetTarget net) {
      return isPart(net.net(), packet.srcAddr()) || isPart(net.net(), packet.dstAddr());
    }
    return what instanceof Ipv4ConnectionTarget rule
        && agrees(rule.srcAddr(), packet.srcAddr(), Ipv4Net::contains)
        && agrees(rule.srcPort(), packet.srcPort(), Integer::equals)
        && agrees(rule.dstAddr(), packet.dstAddr(), Ipv4Net::contains)
        && agrees(rule.dstPort(), packet.dstPort(), Integer::equals)
        && agrees(rule.protocol(), packet.protocol(), L4Protocol::equals);
  }

  /** True if a packet with this five-tuple is meant. */
  static boolean matches(Target what, Ipv6ConnectionTarget packet) {
    if (what instanceof Ipv6NetTarget net) {
      return isPart(net.net(), packet.srcAddr()) || isPart(net.net(), packet.dstAddr());
    }
    return what instanceof Ipv6ConnectionTarget rule
        && agrees(rule.srcAddr(), packet.srcAddr(), Ipv6Net::contains)
        && agrees(rule.srcPort(), packet.srcPort(), Integer::equals)
        && agrees(rule.dstAddr(), packet.dstAddr(), Ipv6Net::contains)
        && agrees(rule.dstPort(), packet.dstPort(), Integer::equals)
        && agrees(overIpv6(rule.protocol()), overIpv6(packet.protocol()), L4Protocol::equals);
  }

  /** The language has one name for ICMP; over IPv6 it can only mean ICMPv6. */
  static @Nullable L4Protocol overIpv6(@Nullable L4Protocol protocol) {
    return protocol == L4Protocol.ICMP ? L4Protocol.IPV6_ICMP : protocol;
  }

  private static boolean isPart(Ipv4Net net, @Nullable Ipv4Net address) {
    return address != null && net.contains(address);
  }

  private static boolean isPart(Ipv6Net net, @Nullable Ipv6Net address) {
    return address != null && net.contains(address);
  }

  /** An absent part of a rule matches anything, also what a packet has not. */
  private static <T> boolean agrees(
      @Nullable T ofRule, @Nullable T ofPacket, BiPredicate<T, T> matches) {
    return ofRule == null || (ofPacket != null && matches.test(ofRule, ofPacket));
  }

  /** What the target means, as the command line spells it. */
  static String describe(Target what) {
    if (what instanceof Ipv4NetTarget net) {
      return net.net().toString();
    }
    if (what instanceof Ipv6NetTarget net) {
      return net.net().toString();
    }
    if (what instanceof Ipv4ConnectionTarget c) {
      return describe(c.protocol(), c.srcAddr(), c.srcPort(), c.dstAddr(), c.dstPort());
    }
    if (what instanceof Ipv6ConnectionTarget c) {
      return describe(c.protocol(), c.srcAddr(), c.srcPort(), c.dstAddr(), c.dstPort());
    }
    return "";
  }

  private static String describe(
      @Nullable L4Protocol protocol,
      @Nullable Object srcAddr,
      @Nullable Integer srcPort,
      @Nullable Object dstAddr,
      @Nullable Integer dstPort) {
    StringJoiner text = new StringJoiner(",");
    add(text, "protocol", protocol == null ? null : protocol.wireName());
    add(text, "src_addr", srcAddr);
    add(text, "src_port", srcPort);
    add(text, "dst_addr", dstAddr);
    add(text, "dst_port", dstPort);
    return text.toString();
  }

  private static void add(StringJoiner text, String name, @Nullable Object value) {
    if (value != null) {
      text.add(name + "=" + value);
    }
  }
}

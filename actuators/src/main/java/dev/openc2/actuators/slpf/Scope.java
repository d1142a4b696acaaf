// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.target.Target;
import dev.openc2.value.L4Protocol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a target reaches, seen alike for nets and connections of either version of IP. A net is both
 * ends of a connection of which one suffices.
 *
 * @param isNet whether one end suffices
 * @param isIpv6 which version of IP
 * @param src the source, or null for any
 * @param dst the destination, or null for any; of a net the same as the source
 */
record Scope(
    boolean isNet,
    boolean isIpv6,
    @Nullable Span src,
    @Nullable Integer srcPort,
    @Nullable Span dst,
    @Nullable Integer dstPort,
    @Nullable L4Protocol protocol) {

  static Scope of(Target what) {
    if (what instanceof Ipv4NetTarget target) {
      return net(new Span(target.net()));
    }
    if (what instanceof Ipv6NetTarget target) {
      return net(new Span(target.net()));
    }
    if (what instanceof Ipv4ConnectionTarget c) {
      return new Scope(
          false,
          false,
          span(c.srcAddr()),
          c.srcPort(),
          span(c.dstAddr()),
          c.dstPort(),
          c.protocol());
    }
    if (what instanceof Ipv6ConnectionTarget c) {
      return new Scope(
          false,
          true,
          span(c.srcAddr()),
          c.srcPort(),
          span(c.dstAddr()),
          c.dstPort(),
          TrafficMatch.overIpv6(c.protocol()));
    }
    throw new IllegalArgumentException(what.name() + " is no target of a packet filter");
  }

  private static Scope net(Span net) {
    return new Scope(true, net.isIpv6(), net, null, net, null, null);
  }

  private static @Nullable Span span(@Nullable Object net) {
    return net == null ? null : new Span(net);
  }

  /** True if it is of some ports, or of ICMP alone: then it cuts nobody off. */
  boolean isLimited() {
    return hasPorts() || protocol == L4Protocol.ICMP || protocol == L4Protocol.IPV6_ICMP;
  }

  boolean hasPorts() {
    return srcPort != null || dstPort != null;
  }

  boolean hasAddresses() {
    return src != null || dst != null;
  }

  /** The ranges that it names. */
  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    if (src != null) {
      spans.add(src);
    }
    if (dst != null) {
      spans.add(dst);
    }
    return spans;
  }

  /** True if a packet of this protocol may be meant. */
  boolean mayBe(L4Protocol other) {
    return protocol == null || protocol == other;
  }
}

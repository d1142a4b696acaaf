// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.Direction;
import dev.openc2.actuators.slpf.DropProcess;
import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules of one kind have in common: what becomes of a packet, in which direction it goes, and
 * which of its parts are looked at. All rules of a shape are elements of one set, so that any
 * number of them is one look-up.
 *
 * <p>The prefix length is a part of the shape: the kernel finds a masked address in a hash table. A
 * set of intervals would refuse nets that overlap, and takes longer to change the more it holds.
 *
 * @param fate what becomes of a packet
 * @param direction which packets are looked at
 * @param isIpv6 whether those of IPv6 or of IPv4
 * @param isNet true if the address may be that of the source or of the destination; its prefix is
 *     {@code src} then
 * @param protocol whether the protocol is looked at
 * @param src the prefix length of the source, 0 if it is not looked at
 * @param dst likewise of the destination
 * @param srcPort whether the port of the source is looked at
 * @param dstPort likewise of the destination
 */
record Shape(
    Fate fate,
    Direction direction,
    boolean isIpv6,
    boolean isNet,
    boolean protocol,
    int src,
    int dst,
    boolean srcPort,
    boolean dstPort) {

  private static final String PROTOCOLS_WITH_PORTS = "{ tcp, udp, udplite, sctp, dccp }";

  /** What becomes of a packet. */
  enum Fate {
    /** It passes. */
    ALLOW("", "return"),
    /** It disappears. */
    DROP("_drop", "drop"),
    /** It is dropped, and its sender gets an ICMP host unreachable. */
    REJECT("_reject", "reject with icmpx type host-unreachable");

    private final String suffix;
    private final String statement;

    Fate(String suffix, String statement) {
      this.suffix = suffix;
      this.statement = statement;
    }

    static Fate of(FilterRule rule) {
      if (rule.verdict() == Verdict.ALLOW) {
        return ALLOW;
      }
      return rule.dropProcess() == DropProcess.REJECT ? REJECT : DROP;
    }

    /** The chain of a direction where this is decided. */
    String chain(Direction direction) {
      return direction.wireName() + suffix;
    }
  }

  /** The name of the set: {@code drop_both_ip_net24}. */
  String setName() {
    StringBuilder name = new StringBuilder(fate.name().toLowerCase(java.util.Locale.ROOT));
    name.append('_').append(direction.wireName()).append('_').append(family());
    if (isNet) {
      name.append("_net").append(src);
      return name.toString();
    }
    append(name, protocol, "proto");
    append(name, src > 0, "src" + src);
    append(name, dst > 0, "dst" + dst);
    append(name, srcPort, "sport");
    append(name, dstPort, "dport");
    return name.toString();
  }

  private static void append(StringBuilder name, boolean isThere, String part) {
    if (isThere) {
      name.append('_').append(part);
    }
  }

  private String family() {
    return isIpv6 ? "ip6" : "ip";
  }

  /** True if nothing of the packet is looked at but its version of IP. */
  private boolean isAny() {
    return !protocol && src == 0 && dst == 0 && !srcPort && !dstPort;
  }

  /** The type of the set's elements. */
  String keyType() {
    if (isAny()) {
      return "nf_proto";
    }
    String address = isIpv6 ? "ipv6_addr" : "ipv4_addr";
    return join(
        protocol ? "inet_proto" : null,
        src > 0 ? address : null,
        dst > 0 ? address : null,
        srcPort ? "inet_service" : null,
        dstPort ? "inet_service" : null);
  }

  /** An element of the set; absent parts are passed over. */
  String key(
      @Nullable Integer protocolNumber,
      Object srcAddress,
      Object dstAddress,
      @Nullable Integer srcPortNumber,
      @Nullable Integer dstPortNumber) {
    if (isAny()) {
      return isIpv6 ? "ipv6" : "ipv4";
    }
    return join(
        protocol ? protocolNumber : null,
        src > 0 ? srcAddress : null,
        dst > 0 ? dstAddress : null,
        srcPort ? srcPortNumber : null,
        dstPort ? dstPortNumber : null);
  }

  /** What finds a packet in the set: one expression or, of nets, one for each end. */
  List<String> lookUps() {
    if (isNet && src > 0) {
      return List.of(lookUp("saddr", null), lookUp(null, "daddr"));
    }
    return List.of(lookUp(src > 0 ? "saddr" : null, dst > 0 ? "daddr" : null));
  }

  private String lookUp(@Nullable String source, @Nullable String destination) {
    StringBuilder expression =
        new StringBuilder("meta nfproto ").append(isIpv6 ? "ipv6 " : "ipv4 ");
    if (!protocol && (srcPort || dstPort)) {
      expression.append("meta l4proto ").append(PROTOCOLS_WITH_PORTS).append(' ');
    }
    String key =
        isAny()
            ? "meta nfproto"
            : join(
                protocol ? "meta l4proto" : null,
                source == null ? null : masked(source, src),
                destination == null ? null : masked(destination, isNet ? src : dst),
                srcPort ? "th sport" : null,
                dstPort ? "th dport" : null);
    return expression.append(key).append(" @").append(setName()).toString();
  }

  private String masked(String field, int prefix) {
    String address = family() + " " + field;
    return prefix == Masks.longest(isIpv6) ? address : address + " & " + Masks.text(isIpv6, prefix);
  }

  /** The chains where the set is looked at. */
  List<String> chains() {
    return direction == Direction.BOTH
        ? List.of(fate.chain(Direction.INGRESS), fate.chain(Direction.EGRESS))
        : List.of(fate.chain(direction));
  }

  /** Whether what is decided here comes before what is there already. */
  boolean isFirst() {
    return fate == Fate.ALLOW;
  }

  /** What is done with a packet. */
  String statement() {
    return fate.statement;
  }

  private static String join(@Nullable Object... parts) {
    List<String> there = new ArrayList<>();
    for (Object part : parts) {
      if (part != null) {
        there.add(part.toString());
      }
    }
    return String.join(" . ", there);
  }
}

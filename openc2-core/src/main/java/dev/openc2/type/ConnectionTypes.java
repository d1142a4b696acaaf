// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv6ConnectionTarget;

/** Flows of packets (oc2ls v1.0 §3.4.1.10, §3.4.1.12). */
final class ConnectionTypes {

  private ConnectionTypes() {}

  static RecordType<Ipv4ConnectionTarget> ipv4() {
    var type = RecordType.builder("IPv4-Connection", Ipv4ConnectionTarget.class);
    var srcAddr =
        type.optional("src_addr", NetTypes.IPV4_NET, Ipv4ConnectionTarget::srcAddr, "from there");
    var srcPort =
        type.optional("src_port", Types.PORT, Ipv4ConnectionTarget::srcPort, "from that port");
    var dstAddr =
        type.optional("dst_addr", NetTypes.IPV4_NET, Ipv4ConnectionTarget::dstAddr, "to there");
    var dstPort =
        type.optional("dst_port", Types.PORT, Ipv4ConnectionTarget::dstPort, "to that port");
    var protocol =
        type.optional(
            "protocol", Types.L4_PROTOCOL, Ipv4ConnectionTarget::protocol, "above the network");
    return type.build(
        values ->
            new Ipv4ConnectionTarget(
                values.get(srcAddr),
                values.get(srcPort),
                values.get(dstAddr),
                values.get(dstPort),
                values.get(protocol)));
  }

  static RecordType<Ipv6ConnectionTarget> ipv6() {
    var type = RecordType.builder("IPv6-Connection", Ipv6ConnectionTarget.class);
    var srcAddr =
        type.optional("src_addr", NetTypes.IPV6_NET, Ipv6ConnectionTarget::srcAddr, "from there");
    var srcPort =
        type.optional("src_port", Types.PORT, Ipv6ConnectionTarget::srcPort, "from that port");
    var dstAddr =
        type.optional("dst_addr", NetTypes.IPV6_NET, Ipv6ConnectionTarget::dstAddr, "to there");
    var dstPort =
        type.optional("dst_port", Types.PORT, Ipv6ConnectionTarget::dstPort, "to that port");
    var protocol =
        type.optional(
            "protocol", Types.L4_PROTOCOL, Ipv6ConnectionTarget::protocol, "above the network");
    return type.build(
        values ->
            new Ipv6ConnectionTarget(
                values.get(srcAddr),
                values.get(srcPort),
                values.get(dstAddr),
                values.get(dstPort),
                values.get(protocol)));
  }
}

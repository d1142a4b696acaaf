// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Ipv4Net;
import dev.openc2.value.L4Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Connections over IPv4 by their five-tuple (oc2ls v1.0 §3.4.1); what is absent matches anything,
 * and at least one part is there. Ports are 0 to 65535.
 */
public record Ipv4ConnectionTarget(
    @Nullable Ipv4Net srcAddr,
    @Nullable Integer srcPort,
    @Nullable Ipv4Net dstAddr,
    @Nullable Integer dstPort,
    @Nullable L4Protocol protocol)
    implements Target {

  /** The name in the language. */
  public static final String NAME = "ipv4_connection";

  /** Checks the ports and that there is a part at all. */
  public Ipv4ConnectionTarget {
    if (srcAddr == null
        && srcPort == null
        && dstAddr == null
        && dstPort == null
        && protocol == null) {
      throw new IllegalArgumentException(
          "a connection needs at least one of src_addr, src_port, dst_addr, dst_port, protocol");
    }
    Ports.check("src_port", srcPort);
    Ports.check("dst_port", dstPort);
  }

  @Override
  public String name() {
    return NAME;
  }
}

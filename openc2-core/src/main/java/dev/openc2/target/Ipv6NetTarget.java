// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Ipv6Net;

/** A range of IPv6 addresses (oc2ls v1.0 §3.4.1.11). */
public record Ipv6NetTarget(Ipv6Net net) implements Target {

  /** The name in the language. */
  public static final String NAME = "ipv6_net";

  @Override
  public String name() {
    return NAME;
  }
}

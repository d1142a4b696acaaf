// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Ipv4Net;

/** A range of IPv4 addresses (oc2ls v1.0 §3.4.1.9). */
public record Ipv4NetTarget(Ipv4Net net) implements Target {

  /** The name in the language. */
  public static final String NAME = "ipv4_net";

  @Override
  public String name() {
    return NAME;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.MacAddress;

/** A hardware address (oc2ls v1.0 §3.4.1.14). */
public record MacAddrTarget(MacAddress address) implements Target {

  /** The name in the language. */
  public static final String NAME = "mac_addr";

  @Override
  public String name() {
    return NAME;
  }
}

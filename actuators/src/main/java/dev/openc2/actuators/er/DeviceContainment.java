// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.type.WordType;
import java.util.Locale;

/** How an endpoint is contained (er v1.0 Table 2.1.4-2). */
public enum DeviceContainment {
  /** It reaches no others but the permitted ones, and they do not reach it. */
  NETWORK_ISOLATION,
  /** It runs only what a trusted party has signed. */
  APP_RESTRICTION,
  /** Its network interfaces are switched off. */
  DISABLE_NIC;

  static final WordType<DeviceContainment> TYPE =
      WordType.of("Device-Containment", values(), DeviceContainment::wireName);

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

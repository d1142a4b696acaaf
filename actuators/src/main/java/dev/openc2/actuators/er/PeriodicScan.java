// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.type.WordType;
import java.util.Locale;

/** Whether an endpoint is scanned again and again (er v1.0 Table 2.1.4-2). */
public enum PeriodicScan {
  /** It is. */
  ENABLED,
  /** It is not. */
  DISABLED;

  static final WordType<PeriodicScan> TYPE =
      WordType.of("Periodic-Scan", values(), PeriodicScan::wireName);

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

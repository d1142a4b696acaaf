// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.type.WordType;
import java.util.Locale;

/** How thoroughly an endpoint is scanned (er v1.0 Table 2.1.4-2). */
public enum ScanDepth {
  /** Quickly. */
  SHALLOW,
  /** Fully. */
  DEEP;

  static final WordType<ScanDepth> TYPE = WordType.of("Scan-Depth", values(), ScanDepth::wireName);

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

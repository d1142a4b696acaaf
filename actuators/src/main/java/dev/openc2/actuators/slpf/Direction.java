// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.type.WordType;

/** Which traffic a rule concerns, seen from the device (slpf v1.0 §2.1.3.2); absent means both. */
public enum Direction {
  /** Incoming and outgoing. */
  BOTH("both"),
  /** Incoming only. */
  INGRESS("ingress"),
  /** Outgoing only. */
  EGRESS("egress");

  static final WordType<Direction> TYPE = WordType.of("Direction", values(), Direction::wireName);

  private final String wireName;

  Direction(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }
}

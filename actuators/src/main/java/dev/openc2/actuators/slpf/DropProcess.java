// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.type.WordType;

/** What the sender of a denied packet gets to know (slpf v1.0 §2.1.3.2); absent means none. */
public enum DropProcess {
  /** Nothing: the packet disappears. */
  NONE("none"),
  /** An ICMP host unreachable, or the like. */
  REJECT("reject"),
  /** A false acknowledgement, as if the packet had arrived. */
  FALSE_ACK("false_ack");

  static final WordType<DropProcess> TYPE =
      WordType.of("Drop-Process", values(), DropProcess::wireName);

  private final String wireName;

  DropProcess(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }
}

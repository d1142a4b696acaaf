// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

/** What a rule does with the packets that it matches. */
public enum Verdict {
  /** Lets them pass. */
  ALLOW("allow"),
  /** Drops them. */
  DENY("deny");

  private final String wireName;

  Verdict(String wireName) {
    this.wireName = wireName;
  }

  /** The name of the action that asks for it. */
  public String wireName() {
    return wireName;
  }
}

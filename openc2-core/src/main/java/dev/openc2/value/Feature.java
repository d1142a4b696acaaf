// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/** What {@code query features} may ask for (oc2ls v1.0 §3.4.2.4). */
public enum Feature {
  /** The versions of the language. */
  VERSIONS("versions"),
  /** The Actuator Profiles. */
  PROFILES("profiles"),
  /** The action/target pairs. */
  PAIRS("pairs"),
  /** The enforced limit of Commands per minute. */
  RATE_LIMIT("rate_limit");

  private final String wireName;

  Feature(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }
}

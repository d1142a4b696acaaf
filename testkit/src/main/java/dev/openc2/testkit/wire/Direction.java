// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

/** Which way a packet went. */
public enum Direction {
  /** From the client. */
  TO_BROKER,
  /** From the broker. */
  TO_CLIENT
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

/** What {@link MqttLink#start} does when the first attempt to connect fails. */
public enum StartPolicy {
  /** The first failure fails the start: for a program that somebody waits for. */
  FAIL_FAST,

  /**
   * Tries until the broker is there and lets us in, telling the {@link LinkListener} of every
   * failure: for a daemon. Only a refused subscription fails the start, because no later attempt
   * would change it.
   */
  KEEP_TRYING
}

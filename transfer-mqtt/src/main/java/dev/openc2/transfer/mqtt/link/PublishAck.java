// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

/**
 * The broker's confirmation of a publish.
 *
 * @param reasonCode 0x00, or 0x10 when no subscription matched (a broker need not tell)
 */
public record PublishAck(int reasonCode) {

  private static final int NO_MATCHING_SUBSCRIBERS = 0x10;

  /** Whether the broker said that no subscription matched: nobody is going to get it. */
  public boolean nobodyListens() {
    return reasonCode == NO_MATCHING_SUBSCRIBERS;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import org.jspecify.annotations.Nullable;

/** The sending side of one connection, as the {@link Outbox} needs it. */
interface OutboundChannel {

  /**
   * Writes a PUBLISH.
   *
   * @param expirySeconds the Message Expiry Interval, or null for none
   * @throws LinkException if this publish can never be sent over this connection; a lost connection
   *     is not told here
   */
  void publish(int id, boolean duplicate, OutboundPublish publish, @Nullable Long expirySeconds);

  /** Writes a PUBREL, to finish a QoS 2 publish that the broker has received. */
  void release(int id);
}

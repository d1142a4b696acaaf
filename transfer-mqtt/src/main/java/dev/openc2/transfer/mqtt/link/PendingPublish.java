// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import dev.openc2.deadline.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A publish on its way. Confined to whoever has the link's turn once it is in the {@link Outbox}.
 */
final class PendingPublish {

  final OutboundPublish publish;
  final CompletableFuture<PublishAck> result = new CompletableFuture<>();
  private final long acceptedAt;

  /** Packet identifier, 0 before it was first sent. */
  int id;

  /** How often it was sent. */
  int transmissions;

  /**
   * Whether the broker owns it already (PUBREC), so that only the rest of the QoS 2 flow is due.
   */
  boolean received;

  /** The code of that PUBREC: 0x10 comes in it, the PUBCOMP only says success. */
  int receivedCode;

  /** When it is overdue; null if never. */
  @Nullable Deadline deadline;

  PendingPublish(OutboundPublish publish, long nanoTime) {
    this.publish = publish;
    this.acceptedAt = nanoTime;
  }

  /** What is left of the message expiry; null for none. */
  @Nullable Duration remainingExpiry(long nanoTime) {
    Duration expiry = publish.expiry();
    return expiry == null ? null : expiry.minusNanos(nanoTime - acceptedAt);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.message.Message;
import dev.openc2.producer.Counters.Count;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands Notifications to the one listener, one after the other on an executor. What a slow listener
 * leaves waiting is bounded. Thread-safe.
 */
final class NotificationDesk {

  private static final int MAX_WAITING = 1000;

  private final @Nullable Consumer<Message> listener;
  private final Sequence sequence;
  private final Semaphore places = new Semaphore(MAX_WAITING);

  NotificationDesk(@Nullable Consumer<Message> listener, Executor executor) {
    this.listener = listener;
    this.sequence = new Sequence(executor);
  }

  /** Takes a Notification and says what it is to be counted as. */
  Count take(Message notification) {
    Consumer<Message> taker = listener;
    if (taker == null) {
      return Count.FOREIGN;
    }
    if (!places.tryAcquire()) {
      return Count.OVERFLOW;
    }
    sequence.execute(() -> hand(taker, notification));
    return Count.NOTIFICATIONS;
  }

  private void hand(Consumer<Message> taker, Message notification) {
    try {
      taker.accept(notification);
    } finally {
      places.release();
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.transfer.FrameHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an {@link InMemoryNetwork} keeps for one client, be it there or not. Thread-safe; calls the
 * handler with one frame after the other.
 */
final class Mailbox {

  private static final Logger LOGGER = LoggerFactory.getLogger(Mailbox.class);

  /** A message that waits, or was delivered and not acknowledged. */
  static final class Letter {

    private final String channel;
    private final RawFrame frame;
    private final @Nullable Long expiresAt;
    // Guarded by the lock of the mailbox.
    private boolean delivered;

    private Letter(String channel, RawFrame frame, @Nullable Long expiresAt) {
      this.channel = channel;
      this.frame = frame;
      this.expiresAt = expiresAt;
    }
  }

  private record Call(FrameHandler handler, InMemoryFrame frame) {}

  private final Executor executor;
  private final LongSupplier nanoTime;
  private final @Nullable String ownChannel;

  /** Held while the handler runs, so that it is not called any more once disconnect returned. */
  private final ReentrantLock calling = new ReentrantLock();

  private final Object lock = new Object();
  // Guarded by lock. A connection is the object that a transfer connected with.
  private final Set<Letter> unacknowledged = new LinkedHashSet<>();
  private final Deque<Letter> ready = new ArrayDeque<>();
  private Set<String> channels = Set.of();
  private @Nullable Object connection;
  private @Nullable FrameHandler handler;
  private boolean draining;

  Mailbox(Executor executor, LongSupplier nanoTime, @Nullable String ownChannel) {
    this.executor = executor;
    this.nanoTime = nanoTime;
    this.ownChannel = ownChannel;
  }

  void subscribe(Set<String> newChannels) {
    synchronized (lock) {
      channels = Set.copyOf(newChannels);
    }
  }

  boolean listensTo(String channel) {
    synchronized (lock) {
      return channels.contains(channel);
    }
  }

  /** Begins to deliver, first of all what is left from earlier; takes over from whoever was. */
  void connect(Object newConnection, FrameHandler newHandler) {
    synchronized (lock) {
      connection = newConnection;
      handler = newHandler;
      ready.clear();
      ready.addAll(unacknowledged);
    }
    deliver();
  }

  /** Delivers no more on this connection, whose acknowledgements still count. */
  void stop(Object oldConnection) {
    calling.lock();
    try {
      synchronized (lock) {
        if (connection == oldConnection) {
          handler = null;
        }
      }
    } finally {
      calling.unlock();
    }
  }

  /** Ends the connection. */
  void disconnect(Object oldConnection) {
    stop(oldConnection);
    synchronized (lock) {
      if (connection == oldConnection) {
        connection = null;
      }
    }
  }

  void offer(String channel, RawFrame frame, @Nullable Long expiresAt) {
    Letter letter = new Letter(channel, frame, expiresAt);
    synchronized (lock) {
      unacknowledged.add(letter);
      ready.add(letter);
    }
    deliver();
  }

  /** Forgets a letter, unless the connection that it was delivered on is gone. */
  void acknowledge(Letter letter, Object deliveredOn) {
    synchronized (lock) {
      if (connection == deliveredOn) {
        unacknowledged.remove(letter);
      }
    }
  }

  private void deliver() {
    synchronized (lock) {
      if (draining || handler == null || ready.isEmpty()) {
        return;
      }
      draining = true;
    }
    executor.execute(this::drain);
  }

  private void drain() {
    boolean more = true;
    while (more) {
      calling.lock();
      try {
        Call call = next();
        more = call != null;
        if (call != null) {
          call.handler().onFrame(call.frame());
        }
      } catch (RuntimeException e) {
        LOGGER.atWarn().addKeyValue("problem", e.toString()).log("a frame handler threw");
      } finally {
        calling.unlock();
      }
    }
  }

  private @Nullable Call next() {
    synchronized (lock) {
      while (handler != null && connection != null && !ready.isEmpty()) {
        Letter letter = ready.remove();
        if (letter.delivered || !isExpired(letter)) {
          InMemoryFrame frame = frame(letter, connection);
          letter.delivered = true;
          return new Call(handler, frame);
        }
        unacknowledged.remove(letter);
      }
      draining = false;
      return null;
    }
  }

  private InMemoryFrame frame(Letter letter, Object deliveredOn) {
    return new InMemoryFrame(
        letter.frame,
        letter.channel,
        letter.channel.equals(ownChannel),
        letter.delivered,
        life(letter),
        () -> acknowledge(letter, deliveredOn));
  }

  private @Nullable Duration life(Letter letter) {
    return letter.expiresAt == null
        ? null
        : Duration.ofNanos(Math.max(0, letter.expiresAt - nanoTime.getAsLong()));
  }

  private boolean isExpired(Letter letter) {
    return letter.expiresAt != null && nanoTime.getAsLong() - letter.expiresAt >= 0;
  }
}

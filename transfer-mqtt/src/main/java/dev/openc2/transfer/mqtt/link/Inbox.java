// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands incoming publishes to the handler, in order: at once to one that is prompt, to another on a
 * thread of its own, over a bounded queue, so that it does not hold up the network thread.
 * Thread-safe.
 */
final class Inbox {

  /**
   * A broker that keeps to the announced Receive Maximum never has more than that many here, QoS 0
   * apart. Mosquitto 2.0 does not keep to it under a burst: these limits are where we end that.
   */
  static final int MAX_MESSAGES = 10_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(Inbox.class);
  private static final long MAX_BYTES =
      Math.min(32L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 4);

  /** A handler that has taken nothing after so many looks stands still. */
  private static final int LOOKS = 20;

  private static final long LOOK_MILLIS = 100;

  private final InboundHandler handler;
  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(MAX_MESSAGES);
  private final AtomicLong queuedBytes = new AtomicLong();
  private final ThreadPoolExecutor executor;
  private final Object handingAtOnce = new Object();
  private final Object room = new Object();

  /** How many were taken out of the queue; guarded by {@link #room}. */
  private long taken;

  private volatile boolean closed;
  private volatile @Nullable Thread handling;

  Inbox(String clientId, InboundHandler handler) {
    this.handler = handler;
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            queue,
            DaemonThreads.named("openc2-link-handler " + clientId));
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Puts a publish in the queue.
   *
   * @return false when the queue is full or closed
   */
  boolean offer(InboundPublish publish) {
    if (handler.isPrompt()) {
      return handAtOnce(publish, () -> false);
    }
    int size = publish.payload().length;
    // One message alone is always taken: its size is limited as a packet.
    if (queuedBytes.addAndGet(size) > MAX_BYTES && queuedBytes.get() > size) {
      queuedBytes.addAndGet(-size);
      return false;
    }
    try {
      executor.execute(new Delivery(publish));
      return true;
    } catch (RejectedExecutionException e) {
      queuedBytes.addAndGet(-size);
      return false;
    }
  }

  /**
   * As {@link #offer}, but waits for room while the handler goes on: as long as nothing is read,
   * TCP holds a broker back that sends more than it may. To end the connection instead would have
   * all of it sent again at the next one, and never acknowledged. Blocks the reading thread, which
   * nothing else waits for.
   *
   * @param isOver whether nobody wants it any more, since the connection is gone
   * @return false when the queue is full and the handler stands still, or it is over or closed
   */
  boolean put(InboundPublish publish, BooleanSupplier isOver) {
    if (handler.isPrompt()) {
      return handAtOnce(publish, isOver);
    }
    // Looked at before each offer: what is taken after it must not be missed.
    long before = taken();
    while (!offer(publish)) {
      if (closed || isOver.getAsBoolean() || !isTakenSince(before)) {
        return false;
      }
      before = taken();
    }
    return true;
  }

  /** What an ended connection read before its end is left: the broker sends it again. */
  private boolean handAtOnce(InboundPublish publish, BooleanSupplier isOver) {
    // One at a time, also while one connection follows the other.
    synchronized (handingAtOnce) {
      if (!closed && !isOver.getAsBoolean()) {
        handle(publish);
      }
    }
    return true;
  }

  private void handle(InboundPublish publish) {
    handling = Thread.currentThread();
    try {
      handler.onPublish(publish);
    } catch (RuntimeException | Error e) {
      LOGGER
          .atError()
          .addKeyValue("topic", publish.topic())
          .setCause(e)
          .log("the handler failed; the publish is acknowledged, not to come back for ever");
      publish.acknowledge();
    } finally {
      handling = null;
    }
  }

  private long taken() {
    synchronized (room) {
      return taken;
    }
  }

  /** Waits until the handler has taken something; false if it does not for a while. */
  private boolean isTakenSince(long before) {
    synchronized (room) {
      try {
        for (int i = 0; i < LOOKS && taken == before; i++) {
          TimeUnit.MILLISECONDS.timedWait(room, LOOK_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      return taken != before;
    }
  }

  private void tellRoom() {
    synchronized (room) {
      taken++;
      room.notifyAll();
    }
  }

  /**
   * The broker resumed our session on a new connection, and is going to send again what was not
   * acknowledged: what still waits here from the old connection would be handled twice.
   */
  void forgetUnacknowledged() {
    queue.removeIf(task -> task instanceof Delivery delivery && delivery.forget());
  }

  /** Delivers nothing more; a handler that runs is left to finish. */
  void close() {
    closed = true;
    executor.shutdown();
    queue.clear();
  }

  /** Whether the caller is the handler. */
  boolean runsOnCurrentThread() {
    return Thread.currentThread() == handling;
  }

  private final class Delivery implements Runnable {
    private final InboundPublish publish;
    private final AtomicBoolean claimed = new AtomicBoolean();

    private Delivery(InboundPublish publish) {
      this.publish = publish;
    }

    /** Whether the broker sends it again, so that it may be removed. */
    private boolean forget() {
      return publish.qos() > 0 && claim();
    }

    /** Whether it is the caller's: removing and running may meet. */
    private boolean claim() {
      if (!claimed.compareAndSet(false, true)) {
        return false;
      }
      queuedBytes.addAndGet(-publish.payload().length);
      tellRoom();
      return true;
    }

    @Override
    public void run() {
      if (claim() && !closed) {
        handle(publish);
      }
    }
  }
}

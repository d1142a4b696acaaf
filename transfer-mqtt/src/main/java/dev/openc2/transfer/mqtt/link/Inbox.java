// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands incoming publishes to the handler, in order, on a thread of its own, over a bounded queue.
 * Thread-safe; nothing here blocks the network thread.
 */
final class Inbox {

  private static final Logger LOGGER = LoggerFactory.getLogger(Inbox.class);

  /**
   * A broker that keeps to the announced Receive Maximum never has more than that many here, QoS 0
   * apart. Mosquitto 2.0 does not keep to it under a burst: these limits are where we end that.
   */
  static final int MAX_MESSAGES = 10_000;

  private static final long MAX_BYTES =
      Math.min(32L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 4);

  private final InboundHandler handler;
  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(MAX_MESSAGES);
  private final AtomicLong queuedBytes = new AtomicLong();
  private final ThreadPoolExecutor executor;
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
      return true;
    }

    @Override
    public void run() {
      if (!claim() || closed) {
        return;
      }
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
      }
    }
  }
}

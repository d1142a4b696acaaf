// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
   * Beyond twice the announced Receive Maximum: brokers (mosquitto 2.0 for one) overstep it a
   * little, and QoS 0 does not count towards it.
   */
  private static final int SLACK = 16;

  private final InboundHandler handler;
  private final LinkedBlockingQueue<Runnable> queue;
  private final ThreadPoolExecutor executor;
  private volatile boolean closed;
  private volatile @Nullable Thread handling;

  Inbox(String clientId, int receiveMaximum, InboundHandler handler) {
    this.handler = handler;
    this.queue = new LinkedBlockingQueue<>(2 * receiveMaximum + SLACK);
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
    try {
      executor.execute(new Delivery(publish));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /**
   * The broker resumed our session on a new connection, and is going to send again what was not
   * acknowledged: what still waits here from the old connection would be handled twice.
   */
  void forgetUnacknowledged() {
    queue.removeIf(task -> task instanceof Delivery delivery && delivery.publish.qos() > 0);
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

    private Delivery(InboundPublish publish) {
      this.publish = publish;
    }

    @Override
    public void run() {
      if (closed) {
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

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.consumer.Statistics.Event;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded queue between the threads of the transfers and the one that looks at frames.
 * Thread-safe.
 *
 * <p>It is bounded in bytes, too: a thousand frames of the largest size are more than the memory of
 * a small device.
 */
final class Inbox {

  private static final Logger LOGGER = LoggerFactory.getLogger(Inbox.class);

  /** What may wait here altogether; one frame alone is always taken. */
  private static final long MAX_BYTES = Runtime.getRuntime().maxMemory() / 4;

  private final BlockingQueue<Runnable> queue;
  private final AtomicLong queuedBytes = new AtomicLong();
  private final Intake intake;
  private final Counters counters;
  private final Thread worker;
  private Runnable first = () -> {};
  private volatile boolean closed;

  Inbox(int size, Intake intake, Counters counters, ThreadFactory threads) {
    this.queue = new ArrayBlockingQueue<>(size);
    this.intake = intake;
    this.counters = counters;
    this.worker = threads.newThread(this::work);
  }

  /**
   * Begins to look at frames.
   *
   * @param before run first, on the same thread
   */
  void start(Runnable before) {
    first = before;
    worker.start();
  }

  /** Takes a frame over from a transfer: never blocks, never throws. */
  void put(Incoming incoming) {
    if (closed) {
      return;
    }
    counters.count(Event.RECEIVED);
    if (offer(incoming)) {
      return;
    }
    counters.count(Event.OVERLOADED);
    try {
      intake.turnAway(incoming);
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("could not turn a frame away");
    } finally {
      incoming.frame().acknowledge();
    }
  }

  private boolean offer(Incoming incoming) {
    int size = incoming.frame().payload().length;
    long waiting = queuedBytes.addAndGet(size);
    boolean hasRoom = waiting <= MAX_BYTES || waiting == size;
    if (hasRoom && queue.offer(() -> takeOut(incoming, size))) {
      return true;
    }
    queuedBytes.addAndGet(-size);
    return false;
  }

  private void takeOut(Incoming incoming, int size) {
    queuedBytes.addAndGet(-size);
    take(incoming);
  }

  private void work() {
    try {
      first.run();
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("what an earlier run left could not be taken up");
    }
    while (!closed) {
      try {
        queue.take().run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Whatever a frame does to us, the next one is looked at. */
  private void take(Incoming incoming) {
    try {
      intake.take(incoming);
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("could not take a frame in");
      incoming.frame().acknowledge();
    }
  }

  /**
   * Lets the worker finish the frame it is at, and leaves the others unacknowledged.
   *
   * @return false if it did not finish in time
   */
  boolean close(long nanos) {
    closed = true;
    queue.clear();
    // Wakes the worker; if the queue is full again, there is something to take anyway.
    if (!queue.offer(() -> {})) {
      LOGGER.atDebug().log("frames came in while the inbox was closed");
    }
    return join(nanos);
  }

  private boolean join(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedJoin(worker, Math.max(1, nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !worker.isAlive();
  }
}

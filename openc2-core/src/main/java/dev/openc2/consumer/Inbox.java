// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.consumer.Statistics.Event;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded queue between the threads of the transfers and the one that looks at frames. When it
 * is full, frames are turned away; but not those that the transport delivers once more, for which
 * as much room again is kept, because what they bring may have been begun. A copy of a frame that
 * waits is dropped: that one will be answered. Thread-safe.
 *
 * <p>A frame that comes alone, after a time without work as long as it takes to look at one, is
 * looked at by the thread that brings it if that keeps it waiting for nothing: to wake another
 * takes longer. In a flood the frames go through the queue, so that they are taken from the
 * transfer as quickly as they come.
 *
 * <p>It is bounded in bytes, too: a thousand frames of the largest size are more than the memory of
 * a small device.
 */
final class Inbox {

  private static final Logger LOGGER = LoggerFactory.getLogger(Inbox.class);

  /** What may wait altogether; half as much again is kept for what is delivered once more. */
  private static final long MAX_BYTES = Runtime.getRuntime().maxMemory() / 4;

  private final int size;
  private final BlockingQueue<Runnable> queue;
  private final Payloads waiting = new Payloads();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Intake intake;
  private final Counters counters;
  private final LongSupplier nanoTime;
  private final Trouble overload = new Trouble();
  private final Thread worker;
  private Runnable first = () -> {};

  /** Held for as long as a frame is looked at. */
  private final ReentrantLock turn = new ReentrantLock();

  /** What waits for the worker, or it has not begun with; what comes first is {@link #first}. */
  private final AtomicInteger ahead = new AtomicInteger(1);

  // When the last frame was done with, and how long that took; guarded by turn.
  private long doneAt;
  private long took;

  private volatile boolean closed;

  Inbox(int size, Intake intake, Counters counters, LongSupplier nanoTime, ThreadFactory threads) {
    this.size = size;
    this.queue = new ArrayBlockingQueue<>(2 * size);
    this.intake = intake;
    this.counters = counters;
    this.nanoTime = nanoTime;
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
    if (takeAtOnce(incoming) || offer(incoming)) {
      tellEndOfOverload();
      return;
    }
    tellOverload();
    try {
      if (waiting.contains(incoming.frame().payload())) {
        counters.count(Event.COPY);
      } else {
        counters.count(Event.OVERLOADED);
        intake.turnAway(incoming);
      }
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("could not turn a frame away");
    } finally {
      incoming.frame().acknowledge();
    }
  }

  /** Looks at a frame on this thread if nothing is ahead of it, and there is no flood. */
  private boolean takeAtOnce(Incoming incoming) {
    if (turn.isHeldByCurrentThread() || !turn.tryLock()) {
      return false;
    }
    try {
      boolean isIdle = ahead.get() == 0 && nanoTime.getAsLong() - doneAt >= took;
      if (!isIdle || closed || !intake.isPrompt()) {
        return false;
      }
      note(incoming.frame().payload());
      take(incoming);
      return true;
    } finally {
      turn.unlock();
    }
  }

  private void note(byte[] payload) {
    waiting.add(payload);
    waitingBytes.addAndGet(payload.length);
  }

  private void tellOverload() {
    if (overload.failed(nanoTime.getAsLong())) {
      LOGGER.atWarn().log("too many frames are waiting: what comes now is turned away");
    }
  }

  private void tellEndOfOverload() {
    long turnedAway = overload.worked();
    if (turnedAway > 0) {
      LOGGER.atInfo().addKeyValue("turnedAway", turnedAway).log("there is room for frames again");
    }
  }

  private boolean offer(Incoming incoming) {
    byte[] payload = incoming.frame().payload();
    if (!hasRoom(payload.length, incoming.frame().isRedelivered())) {
      return false;
    }
    note(payload);
    ahead.incrementAndGet();
    if (queue.offer(() -> take(incoming))) {
      return true;
    }
    ahead.decrementAndGet();
    release(payload);
    return false;
  }

  /** One frame alone is always taken. */
  private boolean hasRoom(int bytes, boolean isRedelivered) {
    long before = waitingBytes.get();
    if (isRedelivered) {
      return before == 0 || before + bytes <= MAX_BYTES + MAX_BYTES / 2;
    }
    return queue.size() < size && (before == 0 || before + bytes <= MAX_BYTES);
  }

  private void release(byte[] payload) {
    waiting.remove(payload);
    waitingBytes.addAndGet(-payload.length);
  }

  private void work() {
    inTurn(
        () -> {
          try {
            first.run();
          } catch (Throwable e) {
            LOGGER.atError().setCause(e).log("what an earlier run left could not be taken up");
          }
        });
    while (!closed) {
      try {
        inTurn(queue.take());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void inTurn(Runnable task) {
    turn.lock();
    try {
      ahead.decrementAndGet();
      task.run();
    } finally {
      turn.unlock();
    }
  }

  /** Whatever a frame does to us, the next one is looked at. */
  private void take(Incoming incoming) {
    byte[] payload = incoming.frame().payload();
    long start = nanoTime.getAsLong();
    try {
      var unused = intake.take(incoming).whenComplete((decision, failure) -> release(payload));
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("could not take a frame in");
      incoming.frame().acknowledge();
      release(payload);
    } finally {
      doneAt = nanoTime.getAsLong();
      took = doneAt - start;
    }
  }

  /**
   * Lets the frame that is looked at be finished, and leaves the others unacknowledged.
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
    try {
      return isDone(Math.max(1, nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits that long for the worker, and for a thread of a transfer that looks at a frame. */
  private boolean isDone(long nanos) throws InterruptedException {
    // Real time: this waits for real threads.
    long deadline = System.nanoTime() + nanos;
    TimeUnit.NANOSECONDS.timedJoin(worker, nanos);
    if (worker.isAlive() || !turn.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    turn.unlock();
    return true;
  }
}

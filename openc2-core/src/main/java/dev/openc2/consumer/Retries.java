// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What failed and is to be tried again: many together, in the order in which they failed, after
 * pauses that grow while nothing works. Bounded in number and size. Thread-safe.
 */
final class Retries {

  private static final Logger LOGGER = LoggerFactory.getLogger(Retries.class);

  static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  /** The thread of the timers has other work, too. */
  private static final int MAX_AT_ONCE = 256;

  private record Attempt(Runnable action, long size) {}

  private final ScheduledExecutorService scheduler;
  private final int capacity;
  private final long maxSize;

  private final Object lock = new Object();

  /** Guarded by the lock. */
  private final Deque<Attempt> waiting = new ArrayDeque<>();

  /** What all that wait measure together; guarded by the lock. */
  private long size;

  /** A timer is set; guarded by the lock. */
  private boolean timed;

  /** Nothing is tried after the last time; guarded by the lock. */
  private boolean closed;

  /** Guarded by the lock. */
  private Duration pause = FIRST_PAUSE;

  /**
   * Nothing waits yet.
   *
   * @param capacity how many may wait
   * @param maxSize how much they may measure together
   */
  Retries(ScheduledExecutorService scheduler, int capacity, long maxSize) {
    this.scheduler = scheduler;
    this.capacity = capacity;
    this.maxSize = maxSize;
  }

  /**
   * Does something after the next pause; false if there is no room, or nothing is done any more.
   */
  boolean later(Runnable action, long actionSize) {
    synchronized (lock) {
      boolean hasRoom = waiting.size() < capacity && size + actionSize <= maxSize;
      if (closed || !hasRoom || !setTimer()) {
        return false;
      }
      waiting.add(new Attempt(action, actionSize));
      size += actionSize;
      return true;
    }
  }

  /** Something worked: what fails next is tried again soon. */
  void worked() {
    synchronized (lock) {
      pause = FIRST_PAUSE;
    }
  }

  private boolean setTimer() {
    if (timed) {
      return true;
    }
    try {
      var unused = scheduler.schedule(this::again, pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return false;
    }
    timed = true;
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    return true;
  }

  private void again() {
    int due;
    synchronized (lock) {
      timed = false;
      due = Math.min(MAX_AT_ONCE, waiting.size());
    }
    tryNow(due);
    synchronized (lock) {
      if (!waiting.isEmpty() && !closed && !setTimer()) {
        LOGGER.atDebug().log("nothing is tried any more: the device is stopping");
      }
    }
  }

  /** What fails again is behind the others, and has its turn later. */
  private void tryNow(int count) {
    for (int i = 0; i < count; i++) {
      Attempt attempt = next();
      if (attempt == null) {
        return;
      }
      try {
        attempt.action().run();
      } catch (Throwable e) {
        LOGGER.atError().setCause(e).log("could not be tried again");
      }
    }
  }

  private @Nullable Attempt next() {
    synchronized (lock) {
      Attempt attempt = waiting.poll();
      if (attempt != null) {
        size -= attempt.size();
      }
      return attempt;
    }
  }

  /**
   * Tries each that waits for the last time; nothing is taken any more.
   *
   * @param isTime whether there is time for one more
   * @return for how many there was none
   */
  int lastTime(BooleanSupplier isTime) {
    synchronized (lock) {
      closed = true;
    }
    while (isTime.getAsBoolean()) {
      synchronized (lock) {
        if (waiting.isEmpty()) {
          return 0;
        }
      }
      tryNow(1);
    }
    synchronized (lock) {
      return waiting.size();
    }
  }
}

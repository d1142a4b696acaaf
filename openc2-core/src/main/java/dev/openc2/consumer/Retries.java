// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
      if (waiting.size() >= capacity || size + actionSize > maxSize || !setTimer()) {
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
    List<Attempt> due = new ArrayList<>();
    synchronized (lock) {
      timed = false;
      while (due.size() < MAX_AT_ONCE && !waiting.isEmpty()) {
        Attempt attempt = waiting.remove();
        size -= attempt.size();
        due.add(attempt);
      }
    }
    for (Attempt attempt : due) {
      try {
        attempt.action().run();
      } catch (Throwable e) {
        LOGGER.atError().setCause(e).log("could not be tried again");
      }
    }
    synchronized (lock) {
      if (!waiting.isEmpty() && !setTimer()) {
        LOGGER.atDebug().log("nothing is tried any more: the device is stopping");
      }
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.deadline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sets deadlines on a scheduler without waking its thread for each. Thread-safe.
 *
 * <p>A scheduler that is given a task which is due before all others wakes its thread, to have it
 * wait for that one; called off again at once, as it is when a Command is answered, the next task
 * is the first once more. Here the scheduler has a single alarm, at the earliest deadline. It stays
 * where it is when that one is called off, and those set later are later: the thread wakes once for
 * all that were set in the time that a deadline is ahead, not once for each.
 */
public final class Deadlines implements AutoCloseable {

  /** About 146 years: no deadline is further ahead, and no sum of two overflows. */
  private static final long MAX_NANOS = Long.MAX_VALUE / 2;

  private final ScheduledExecutorService scheduler;
  private final Object lock = new Object();
  // Guarded by lock. Times are counted from an origin of their own, in nanoseconds: the alarm alone
  // knows what time it is for the scheduler.
  private final TreeSet<Entry> entries =
      new TreeSet<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
  private @Nullable ScheduledFuture<?> alarm;
  private long alarmAt;
  private long number;
  private boolean closed;

  private record Entry(long at, long number, Runnable task) {}

  /**
   * Deadlines that pass on this scheduler.
   *
   * @param scheduler runs what is due; remains its owner's to shut down
   */
  public Deadlines(ScheduledExecutorService scheduler) {
    this.scheduler = requireNonNull(scheduler, "scheduler");
  }

  /**
   * Sets a deadline.
   *
   * @param delay how far ahead; what is not positive is due at once
   * @param task runs on the scheduler then; should return soon
   * @throws RejectedExecutionException after {@link #close}, or if the scheduler was shut down
   */
  public Deadline in(Duration delay, Runnable task) {
    requireNonNull(task, "task");
    long ahead = nanos(delay);
    if (scheduler.isShutdown()) {
      throw new RejectedExecutionException("the scheduler was shut down");
    }
    synchronized (lock) {
      if (closed) {
        throw new RejectedExecutionException("no deadlines are set any more");
      }
      Entry entry = new Entry(now() + ahead, number++, task);
      if (alarm == null || entry.at() < alarmAt) {
        setAlarm(entry.at(), ahead);
      }
      entries.add(entry);
      return () -> callOff(entry);
    }
  }

  /** Calls off all that are set, and leaves nothing on the scheduler. Twice is harmless. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      entries.clear();
      if (alarm != null) {
        alarm.cancel(false);
        alarm = null;
      }
    }
  }

  private static long nanos(Duration delay) {
    if (delay.isNegative()) {
      return 0;
    }
    return delay.compareTo(Duration.ofNanos(MAX_NANOS)) > 0 ? MAX_NANOS : delay.toNanos();
  }

  private void callOff(Entry entry) {
    synchronized (lock) {
      entries.remove(entry);
    }
  }

  // Call with the lock.
  private long now() {
    return alarm == null ? 0 : alarmAt - alarm.getDelay(TimeUnit.NANOSECONDS);
  }

  // Call with the lock.
  private void setAlarm(long at, long ahead) {
    ScheduledFuture<?> former = alarm;
    alarm = scheduler.schedule(this::ring, ahead, TimeUnit.NANOSECONDS);
    alarmAt = at;
    if (former != null) {
      former.cancel(false);
    }
  }

  private void ring() {
    List<Runnable> due = new ArrayList<>();
    synchronized (lock) {
      long now = now();
      while (!entries.isEmpty() && entries.first().at() <= now) {
        due.add(requireNonNull(entries.pollFirst()).task());
      }
      if (entries.isEmpty()) {
        alarm = null;
      } else {
        setAlarm(entries.first().at(), entries.first().at() - now);
      }
    }
    // One by one: what one of them throws is none of the others' business.
    due.forEach(scheduler::execute);
  }
}

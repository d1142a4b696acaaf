// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks at points of the calendar. A router's clock may be set by hours while it runs, so a
 * long wait looks at the clock again every hour and never rings before its time. Thread-safe.
 */
final class Alarms {

  private static final Duration LONGEST_SLEEP = Duration.ofHours(1);

  private final InstantSource clock;
  private final ScheduledExecutorService scheduler;

  Alarms(InstantSource clock, ScheduledExecutorService scheduler) {
    this.clock = clock;
    this.scheduler = scheduler;
  }

  /** Runs the task on the scheduler once that time has come; the task must not block. */
  Alarm at(Instant due, Runnable task) {
    Alarm alarm = new Alarm(due, task);
    alarm.sleep();
    return alarm;
  }

  /** Runs the task on the scheduler after a while, whatever the clock says; it must not block. */
  Future<?> after(Duration delay, Runnable task) {
    return scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The time. */
  Instant now() {
    return clock.instant();
  }

  /** True if that time has not come yet. */
  boolean isAhead(Instant time) {
    return clock.instant().isBefore(time);
  }

  /** One task that waits for its time. */
  final class Alarm {

    private final Instant due;
    private final Runnable task;

    /** Guarded by this alarm. */
    private @Nullable Future<?> sleeping;

    private boolean isCancelled;

    private Alarm(Instant due, Runnable task) {
      this.due = due;
      this.task = task;
    }

    /** Sees to it that the task does not begin any more; one that has begun goes on. */
    synchronized void cancel() {
      isCancelled = true;
      if (sleeping != null) {
        sleeping.cancel(false);
      }
    }

    private synchronized void sleep() {
      if (!isCancelled) {
        Duration left = Duration.between(clock.instant(), due);
        Duration nap = left.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : left;
        sleeping = scheduler.schedule(this::wake, Math.max(nap.toNanos(), 0), TimeUnit.NANOSECONDS);
      }
    }

    private void wake() {
      synchronized (this) {
        if (isCancelled) {
          return;
        }
      }
      if (clock.instant().isBefore(due)) {
        sleep();
      } else {
        task.run();
      }
    }
  }
}

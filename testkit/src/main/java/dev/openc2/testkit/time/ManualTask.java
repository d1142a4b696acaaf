// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.time;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a {@link ManualScheduler} keeps of a task. */
final class ManualTask<V> extends FutureTask<V> implements ScheduledFuture<V> {

  private final ManualScheduler scheduler;
  private final long period;
  private final long number;
  private final AtomicLong dueAt;

  ManualTask(
      Callable<V> callable, long dueAt, long period, long number, ManualScheduler scheduler) {
    super(callable);
    this.scheduler = scheduler;
    this.dueAt = new AtomicLong(dueAt);
    this.period = period;
    this.number = number;
  }

  long dueAt() {
    return dueAt.get();
  }

  long number() {
    return number;
  }

  @Override
  public void run() {
    if (period == 0) {
      super.run();
    } else if (runAndReset()) {
      dueAt.addAndGet(period);
      scheduler.again(this);
    }
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(dueAt() - scheduler.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }
}

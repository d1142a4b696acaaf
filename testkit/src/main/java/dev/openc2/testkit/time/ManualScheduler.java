// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler with a clock of its own. Nothing runs but in {@link #advance}, on the thread that
 * calls it, in the order of the due times. Thread-safe.
 */
public final class ManualScheduler extends AbstractExecutorService
    implements ScheduledExecutorService {

  /** Where the clock stands at first. */
  public static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  private final Object lock = new Object();
  // Guarded by lock.
  private final List<ManualTask<?>> tasks = new ArrayList<>();
  private long now;
  private long count;
  private boolean shutdown;

  /** The time of day that it is here. */
  public InstantSource clock() {
    return () -> START.plusNanos(nanoTime());
  }

  /** The nanoseconds since the start. */
  public long nanoTime() {
    synchronized (lock) {
      return now;
    }
  }

  /** How many tasks are waiting, those cancelled not among them. */
  public int waiting() {
    synchronized (lock) {
      tasks.removeIf(ManualTask::isCancelled);
      return tasks.size();
    }
  }

  /** Moves the time on and runs everything that becomes due, also what that schedules in turn. */
  public void advance(Duration step) {
    long end = nanoTime() + step.toNanos();
    Optional<ManualTask<?>> due = nextUntil(end);
    while (due.isPresent()) {
      due.get().run();
      due = nextUntil(end);
    }
    synchronized (lock) {
      now = Math.max(now, end);
    }
  }

  private Optional<ManualTask<?>> nextUntil(long end) {
    synchronized (lock) {
      Optional<ManualTask<?>> first =
          tasks.stream()
              .filter(task -> task.dueAt() <= end)
              .min(
                  Comparator.<ManualTask<?>>comparingLong(ManualTask::dueAt)
                      .thenComparingLong(ManualTask::number));
      first.ifPresent(
          task -> {
            tasks.remove(task);
            now = Math.max(now, task.dueAt());
          });
      return first;
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(
        () -> {
          command.run();
          return Boolean.TRUE;
        },
        delay,
        unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(callable, unit.toNanos(delay), 0);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return add(
        () -> {
          command.run();
          return Boolean.TRUE;
        },
        unit.toNanos(initialDelay),
        unit.toNanos(period));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return scheduleAtFixedRate(command, initialDelay, delay, unit);
  }

  private <V> ManualTask<V> add(Callable<V> callable, long delay, long period) {
    synchronized (lock) {
      if (shutdown) {
        throw new RejectedExecutionException("the scheduler was shut down");
      }
      long dueAt = now + Math.max(0, delay);
      ManualTask<V> task = new ManualTask<>(callable, dueAt, period, count++, this);
      tasks.add(task);
      return task;
    }
  }

  /** Puts a periodic task back that has just run. */
  void again(ManualTask<?> task) {
    synchronized (lock) {
      if (!shutdown) {
        tasks.add(task);
      }
    }
  }

  @Override
  public void execute(Runnable command) {
    var unused = schedule(command, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public void shutdown() {
    synchronized (lock) {
      shutdown = true;
      tasks.clear();
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    synchronized (lock) {
      List<Runnable> left = List.copyOf(tasks);
      shutdown();
      return left;
    }
  }

  @Override
  public boolean isShutdown() {
    synchronized (lock) {
      return shutdown;
    }
  }

  @Override
  public boolean isTerminated() {
    return isShutdown();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isShutdown();
  }
}

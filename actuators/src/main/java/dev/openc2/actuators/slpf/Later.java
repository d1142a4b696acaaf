// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Cancellation;
import dev.openc2.value.StatusCode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commands that are run at once, or when their time has come; until then they can be called off.
 * Thread-safe.
 *
 * @param <T> what they come to
 */
final class Later<T> {

  private final Alarms alarms;
  private final Executor worker;
  private final int max;
  private final Object lock = new Object();

  /** Guarded by the lock, as everything below. */
  private final Set<Waiting<T>> waiting = new HashSet<>();

  private boolean isClosed;

  /** One that waits. */
  private static final class Waiting<T> {
    final CompletableFuture<T> done = new CompletableFuture<>();
    Alarms.@Nullable Alarm alarm;
    boolean isCancelled;
  }

  /**
   * None yet.
   *
   * @param worker runs them when an alarm rings
   * @param max how many may wait
   */
  Later(Alarms alarms, Executor worker, int max) {
    this.alarms = alarms;
    this.worker = worker;
    this.max = max;
  }

  /**
   * Runs a task, here if it is due, else later.
   *
   * @param start when, or null for now
   * @param cancellation gets a way to call it off if it has to wait
   * @throws OpenC2Exception if there is no room for one that waits, or none is taken any more
   */
  CompletionStage<T> run(@Nullable Instant start, Cancellation cancellation, Supplier<T> task) {
    if (start == null || !alarms.isAhead(start)) {
      return CompletableFuture.completedFuture(task.get());
    }
    Waiting<T> one = new Waiting<>();
    synchronized (lock) {
      if (isClosed) {
        throw RuleOutcomes.closing();
      }
      if (waiting.size() >= max) {
        throw new OpenC2Exception(StatusCode.INTERNAL_ERROR, SlpfTexts.RULE_NOT_UPDATED);
      }
      waiting.add(one);
      one.alarm = alarms.at(start, () -> worker.execute(() -> run(one, task)));
    }
    cancellation.offer(() -> CompletableFuture.completedFuture(cancel(one)));
    return one.done;
  }

  private void run(Waiting<T> one, Supplier<T> task) {
    synchronized (lock) {
      // Its alarm may have rung just before it was called off.
      if (!waiting.remove(one)) {
        return;
      }
    }
    try {
      one.done.complete(task.get());
    } catch (RuntimeException e) {
      one.done.completeExceptionally(e);
    }
  }

  /** Sees to it that one is not run; false if it is too late. Who calls off answers. */
  private boolean cancel(Waiting<T> one) {
    synchronized (lock) {
      if (waiting.remove(one)) {
        one.isCancelled = true;
        cancelAlarm(one);
      }
      return one.isCancelled;
    }
  }

  private static void cancelAlarm(Waiting<?> one) {
    if (one.alarm != null) {
      one.alarm.cancel();
    }
  }

  /** Gives up what waits; none is taken any more. */
  void callOff() {
    List<Waiting<T>> left;
    synchronized (lock) {
      isClosed = true;
      left = List.copyOf(waiting);
      waiting.clear();
      left.forEach(Later::cancelAlarm);
    }
    left.forEach(one -> one.done.completeExceptionally(RuleOutcomes.closing()));
  }
}

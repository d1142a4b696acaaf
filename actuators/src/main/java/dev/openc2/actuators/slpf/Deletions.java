// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static dev.openc2.actuators.slpf.RuleOutcomes.notRemoved;
import static dev.openc2.actuators.slpf.RuleOutcomes.notUpdated;

import dev.openc2.actuator.Cancellation;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Deletes rules, at once or when the time has come. Thread-safe, under the lock of the table of
 * rules; who waits for an outcome is told outside of it.
 */
final class Deletions {

  private final RuleTable rules;
  private final Enforcement enforcement;
  private final Alarms alarms;
  private final Executor worker;

  /** Those that wait; guarded by the table. */
  private final Set<Deletion> waiting = new HashSet<>();

  Deletions(RuleTable rules, Enforcement enforcement, Alarms alarms, Executor worker) {
    this.rules = rules;
    this.enforcement = enforcement;
    this.alarms = alarms;
    this.worker = worker;
  }

  /** A deletion that is due at once, or waits for its time. */
  private static final class Deletion {

    final BookedRule booked;
    final @Nullable CommandKey by;
    final CompletableFuture<RuleNumber> done = new CompletableFuture<>();
    Alarms.@Nullable Alarm alarm;
    boolean isCancelled;

    Deletion(BookedRule booked, @Nullable CommandKey by) {
      this.booked = booked;
      this.by = by;
    }

    void cancelAlarm() {
      if (alarm != null) {
        alarm.cancel();
      }
    }
  }

  /**
   * Deletes a rule, now or when the time has come; the stage has its number once it is gone.
   *
   * @param by the Command that asks for it, or null if it cannot be told from others
   * @param cancellation gets a way to call the deletion off if it has to wait
   */
  CompletionStage<RuleNumber> delete(
      RuleNumber number,
      @Nullable Instant start,
      @Nullable CommandKey by,
      Cancellation cancellation) {
    Deletion deletion;
    boolean isLater;
    synchronized (rules) {
      isLater = start != null && alarms.isAhead(start);
      rules.checkOpen(isLater);
      BookedRule booked = rules.get(number);
      if (booked == null || (isLater && waiting.size() >= rules.maxRules())) {
        throw notRemoved(null);
      }
      deletion = new Deletion(booked, by);
      if (start != null && isLater) {
        deletion.alarm = alarms.at(start, () -> worker.execute(() -> runLater(deletion)));
        waiting.add(deletion);
      }
    }
    if (isLater) {
      // The lock may be held while the filter works, and whoever calls off must not be blocked.
      cancellation.offer(() -> CompletableFuture.supplyAsync(() -> cancel(deletion), worker));
    } else {
      run(deletion);
    }
    return deletion.done;
  }

  /** Sees to it that a deletion is not run; false if it is too late. */
  private boolean cancel(Deletion deletion) {
    synchronized (rules) {
      if (waiting.remove(deletion)) {
        deletion.isCancelled = true;
        deletion.cancelAlarm();
        RuleLog.log("deletion called off", deletion.booked);
      }
      return deletion.isCancelled;
    }
  }

  private void runLater(Deletion deletion) {
    synchronized (rules) {
      // Its alarm may have rung just before it was called off.
      if (!waiting.remove(deletion)) {
        return;
      }
    }
    run(deletion);
  }

  private void run(Deletion deletion) {
    try {
      synchronized (rules) {
        removeNow(deletion.booked, deletion.by);
      }
    } catch (RuntimeException e) {
      deletion.done.completeExceptionally(e);
      return;
    }
    // Whoever still waits for the start of the rule: it will not come.
    deletion.booked.applied.completeExceptionally(notUpdated(null));
    deletion.done.complete(deletion.booked.number());
  }

  private void removeNow(BookedRule booked, @Nullable CommandKey by) {
    // It may have ended while the deletion waited, and its number may name another rule by now.
    if (rules.isGone(booked)) {
      throw notRemoved(null);
    }
    try {
      if (booked.isInForce) {
        enforcement.remove(booked.stored.begun(), by);
      } else {
        enforcement.cancel(List.of(booked.stored), by);
      }
    } catch (PacketFilterException e) {
      RuleLog.warn("rule not removed", booked, e);
      throw notRemoved(e);
    }
    rules.remove(booked);
    booked.cancelAlarm();
    RuleLog.log("rule removed", booked);
  }

  /** Gives up those that wait, under the lock; returns who is to be told so outside of it. */
  List<CompletableFuture<RuleNumber>> callOff() {
    waiting.forEach(Deletion::cancelAlarm);
    List<CompletableFuture<RuleNumber>> stages =
        waiting.stream().map(deletion -> deletion.done).toList();
    waiting.clear();
    return stages;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static dev.openc2.actuators.slpf.RuleOutcomes.closing;
import static dev.openc2.actuators.slpf.RuleOutcomes.notRemoved;
import static dev.openc2.actuators.slpf.RuleOutcomes.notUpdated;

import dev.openc2.actuator.Cancellation;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    final RuleDeletion what;
    final BookedRule booked;
    final CompletableFuture<Response> done = new CompletableFuture<>();
    Alarms.@Nullable Alarm alarm;
    boolean isCancelled;

    Deletion(RuleDeletion what, BookedRule booked) {
      this.what = what;
      this.booked = booked;
    }

    void cancelAlarm() {
      if (alarm != null) {
        alarm.cancel();
      }
    }
  }

  /**
   * Deletes a rule, now or when the time has come; the stage has the answer once it is gone.
   *
   * @param by the Command that asks for it, or null if it cannot be told from others
   * @param cancellation gets a way to call the deletion off if it has to wait
   */
  CompletionStage<Response> delete(
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
      Instant since = booked.stored.since();
      deletion = new Deletion(new RuleDeletion(number, since, isLater ? start : null, by), booked);
      if (start != null && isLater) {
        plan(deletion);
        runAt(start, deletion);
      }
    }
    if (isLater) {
      offerStop(deletion, cancellation);
    } else {
      run(deletion);
    }
    return deletion.done;
  }

  private void plan(Deletion deletion) {
    try {
      enforcement.plan(deletion.what);
    } catch (PacketFilterException e) {
      RuleLog.warn("deletion not noted", deletion.booked, e);
      throw notRemoved(e);
    }
  }

  private void runAt(Instant start, Deletion deletion) {
    deletion.alarm = alarms.at(start, () -> worker.execute(() -> runLater(deletion)));
    waiting.add(deletion);
  }

  /** Waits, under the lock, for the time of a deletion that an earlier run has left. */
  void takeUp(RuleDeletion what) {
    BookedRule booked = rules.get(what.number());
    if (booked != null && what.start() != null) {
      runAt(what.start(), new Deletion(what, booked));
    }
  }

  /**
   * What a Command of an earlier run waits for, called under the lock; empty if no deletion waits
   * for it.
   *
   * @param cancellation gets a way to call the deletion off
   */
  Optional<CompletionStage<Response>> ofEarlierRun(CommandKey command, Cancellation cancellation) {
    Optional<Deletion> asked =
        waiting.stream().filter(deletion -> command.equals(deletion.what.by())).findFirst();
    asked.ifPresent(deletion -> offerStop(deletion, cancellation));
    return asked.map(deletion -> deletion.done);
  }

  /** The lock may be held while the filter works, and whoever calls off must not be blocked. */
  private void offerStop(Deletion deletion, Cancellation cancellation) {
    cancellation.offer(() -> CompletableFuture.supplyAsync(() -> cancel(deletion), worker));
  }

  /** Sees to it that a deletion is not run; false if it is too late. */
  private boolean cancel(Deletion deletion) {
    synchronized (rules) {
      if (waiting.contains(deletion)) {
        enforcement.unplan(deletion.what);
        waiting.remove(deletion);
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
    boolean isDone;
    try {
      isDone = isRemovedNow(deletion);
    } catch (RuntimeException e) {
      deletion.done.completeExceptionally(e);
      return;
    }
    if (!isDone) {
      stops(deletion);
      return;
    }
    // Whoever still waits for the start of the rule: it will not come.
    deletion.booked.applied.completeExceptionally(notUpdated(null));
    deletion.done.complete(Response.of(StatusCode.OK));
  }

  /** Removes the rule; false if it is too late for that, and the store must stay as it is. */
  private boolean isRemovedNow(Deletion deletion) {
    synchronized (rules) {
      if (rules.isClosed()) {
        return false;
      }
      removeNow(deletion.booked, deletion.what);
      return true;
    }
  }

  private void removeNow(BookedRule booked, RuleDeletion what) {
    // It may have ended while the deletion waited, and its number may name another rule by now.
    if (rules.isGone(booked)) {
      forget(booked, what);
      throw notRemoved(null);
    }
    try {
      if (booked.isInForce) {
        enforcement.remove(booked.stored.begun(), what);
      } else {
        enforcement.cancel(booked.stored, what);
      }
    } catch (PacketFilterException e) {
      RuleLog.warn("rule not removed", booked, e);
      throw notRemoved(e);
    }
    rules.remove(booked);
    booked.cancelAlarm();
    RuleLog.log("rule removed", booked);
  }

  private void forget(BookedRule booked, RuleDeletion what) {
    if (what.start() == null) {
      return;
    }
    try {
      enforcement.unplan(what);
    } catch (PacketFilterException e) {
      RuleLog.warn("deletion of a rule that is gone is still in the store", booked, e);
    }
  }

  /**
   * The program stops: gives up, under the lock, those of which the next one will not know; returns
   * what tells all of them so, to be run outside of it.
   */
  List<Runnable> callOff() {
    List<Runnable> answers =
        waiting.stream().<Runnable>map(deletion -> () -> stops(deletion)).toList();
    if (!enforcement.isDurable()) {
      close();
    }
    return answers;
  }

  private void stops(Deletion deletion) {
    if (deletion.what.start() != null && enforcement.isDurable()) {
      deletion.done.complete(RuleOutcomes.keptDeletion(deletion.what.number()));
    } else {
      deletion.done.completeExceptionally(closing());
    }
  }

  /** Does, under the lock, none of those that wait. */
  void close() {
    waiting.forEach(Deletion::cancelAlarm);
    waiting.clear();
  }
}

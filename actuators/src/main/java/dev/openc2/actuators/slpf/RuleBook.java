// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static dev.openc2.actuators.slpf.RuleOutcomes.answer;
import static dev.openc2.actuators.slpf.RuleOutcomes.closing;
import static dev.openc2.actuators.slpf.RuleOutcomes.notRemoved;
import static dev.openc2.actuators.slpf.RuleOutcomes.notUpdated;

import dev.openc2.actuator.Cancellation;
import dev.openc2.actuator.Cancellation.Stop;
import dev.openc2.actuator.Recovery;
import dev.openc2.message.Response;
import dev.openc2.message.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of one device, those in force and those whose time has not come: gives them numbers,
 * puts them into force and out of it, at once or on time.
 *
 * <p>Thread-safe. The filter is touched only under the lock, which is the table of the rules, and
 * who waits for an outcome is told outside of it.
 */
final class RuleBook implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(RuleBook.class);

  /** How long after a failed removal it is tried again. */
  static final Duration RETRY = Duration.ofSeconds(10);

  private final Enforcement enforcement;
  private final Guard guard;
  private final Alarms alarms;
  private final Executor worker;
  private final RuleTable rules;
  private final Deletions deletions;
  private final Repairs repairs;
  private final RulesOfFiles files;

  /**
   * Begins with the rules that an earlier run has left.
   *
   * @param guard looks at each rule once more when its start has come: what it must not hit may be
   *     elsewhere by then
   * @param maxRules how many there may be, those to come included; as many deletions may wait
   * @param worker runs what touches the filter when an alarm rings, since alarms must not block
   * @throws PacketFilterException if they cannot be put into force
   */
  RuleBook(Enforcement enforcement, Guard guard, int maxRules, Alarms alarms, Executor worker) {
    this.enforcement = enforcement;
    this.guard = guard;
    this.alarms = alarms;
    this.worker = worker;
    this.rules = new RuleTable(maxRules);
    this.deletions = new Deletions(rules, enforcement, alarms, worker);
    this.repairs = new Repairs(rules, enforcement, alarms, worker);
    this.files = new RulesOfFiles(rules, enforcement, alarms);
    synchronized (rules) {
      enforcement.open(alarms.now(), guard).forEach(this::takeUp);
      enforcement.deletions().forEach(deletions::takeUp);
      rules.setNextNumber(enforcement.nextNumber());
    }
    enforcement.listen(repairs::ask);
  }

  private void takeUp(StoredRule stored) {
    BookedRule booked = new BookedRule(stored);
    rules.put(booked);
    if (stored.start() == null) {
      booked.isInForce = true;
      endInTime(booked);
    } else {
      beginAt(stored.start(), booked);
    }
  }

  /**
   * Adds a rule; the stage has the answer once it is in force.
   *
   * @param wanted the number that it must get, or null for a new one
   * @param make makes the rule of its number
   * @param cancellation gets a way to call the rule off if it has to wait
   */
  CompletionStage<Response> add(
      @Nullable RuleNumber wanted,
      Function<RuleNumber, FilterRule> make,
      TimeWindow window,
      Cancellation cancellation) {
    BookedRule booked;
    boolean isLater;
    synchronized (rules) {
      isLater = alarms.isAhead(window.start());
      rules.checkOpen(isLater);
      FilterRule rule = make.apply(rules.reserve(wanted, alarms.now()));
      Instant start = isLater ? window.start() : null;
      booked = new BookedRule(new StoredRule(rule, alarms.now(), start, window.stop()));
      if (isLater) {
        book(booked, window.start());
      }
      rules.put(booked);
    }
    if (isLater) {
      cancellation.offer(onWorker(() -> cancel(booked)));
    } else {
      begin(booked);
    }
    return booked.applied;
  }

  /** What the device would be told for a new rule. */
  String preview(@Nullable RuleNumber wanted, Function<RuleNumber, FilterRule> make) {
    synchronized (rules) {
      rules.checkOpen(false);
      long next = rules.nextNumber();
      try {
        return enforcement.preview(
            RuleChange.adding(make.apply(rules.reserve(wanted, alarms.now()))));
      } finally {
        rules.setNextNumber(next);
      }
    }
  }

  /** What the device would be told to delete a rule. */
  String preview(RuleNumber number) {
    synchronized (rules) {
      rules.checkOpen(false);
      BookedRule booked = rules.get(number);
      if (booked == null) {
        throw notRemoved(null);
      }
      return booked.isInForce ? enforcement.preview(RuleChange.removing(number)) : "";
    }
  }

  private void book(BookedRule booked, Instant start) {
    try {
      enforcement.book(booked.stored);
    } catch (PacketFilterException e) {
      RuleLog.warn("rule not noted", booked, e);
      throw notUpdated(e);
    }
    beginAt(start, booked);
    RuleLog.log("rule waits for its start", booked);
  }

  private void beginAt(Instant start, BookedRule booked) {
    booked.setAlarm(alarms.at(start, () -> worker.execute(() -> begin(booked))));
  }

  /** The lock may be held while the filter works, and whoever calls off must not be blocked. */
  private Stop onWorker(Supplier<Boolean> cancel) {
    return () -> CompletableFuture.supplyAsync(cancel, worker);
  }

  /**
   * Sees to it that a rule never comes into force; false if it is too late. What became of it is
   * then answered by whoever called it off, so the stage is left alone.
   */
  private boolean cancel(BookedRule booked) {
    synchronized (rules) {
      if (booked.isCancelled) {
        return true;
      }
      if (rules.isGone(booked) || !booked.isWaiting()) {
        return false;
      }
      enforcement.cancel(booked.stored);
      booked.isCancelled = true;
      booked.cancelAlarm();
      rules.remove(booked);
      RuleLog.log("rule called off", booked);
      return true;
    }
  }

  private void begin(BookedRule booked) {
    try {
      synchronized (rules) {
        if (rules.isGone(booked)) {
          return;
        }
        if (booked.isWaiting()) {
          refuseIfTooMuch(booked);
        }
        apply(booked);
      }
    } catch (RuntimeException e) {
      booked.applied.completeExceptionally(e);
      return;
    }
    booked.applied.complete(answer(booked.number()));
  }

  private void refuseIfTooMuch(BookedRule booked) {
    Optional<String> refusal = guard.refusal(booked.rule());
    if (refusal.isPresent()) {
      rules.remove(booked);
      RuleLog.warn("rule refused at its start", booked, refusal.get());
      try {
        enforcement.refuse(booked.stored);
      } catch (PacketFilterException e) {
        RuleLog.warn("rule that was refused is still in the store", booked, e);
      }
      throw RuleOutcomes.forbidden(refusal.get());
    }
  }

  /** Puts a rule into force and waits for its end; forgets it if that fails. */
  private void apply(BookedRule booked) {
    try {
      enforcement.apply(booked.stored);
      booked.isInForce = true;
    } catch (PacketFilterException e) {
      RuleLog.warn("rule not applied", booked, e);
      throw notUpdated(e);
    } finally {
      if (!booked.isInForce) {
        rules.remove(booked);
      }
    }
    RuleLog.log("rule applied", booked);
    endInTime(booked);
  }

  private void endInTime(BookedRule booked) {
    if (booked.stored.stop() != null) {
      expireAt(booked.stored.stop(), booked);
    }
  }

  private void expireAt(Instant time, BookedRule booked) {
    booked.setAlarm(alarms.at(time, () -> worker.execute(() -> expire(booked))));
  }

  private void expire(BookedRule booked) {
    synchronized (rules) {
      if (rules.isGone(booked)) {
        return;
      }
      try {
        enforcement.remove(booked.stored.begun());
      } catch (PacketFilterException e) {
        RuleLog.warn("rule not removed at its end, to be tried again", booked, e);
        expireAt(alarms.now().plus(RETRY), booked);
        return;
      }
      rules.remove(booked);
      RuleLog.log("rule ended", booked);
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
    return deletions.delete(number, start, by, cancellation);
  }

  /** The rules of files. */
  RulesOfFiles files() {
    return files;
  }

  /**
   * Removes all rules, those in force and those to come, whoever asked for them; returns how many.
   *
   * @throws PacketFilterException if that fails; the rules are what they were before
   */
  int flush() {
    List<BookedRule> gone;
    int count;
    synchronized (rules) {
      rules.checkOpen(false);
      count = enforcement.flush();
      gone = rules.all();
      gone.forEach(BookedRule::cancelAlarm);
      gone.forEach(rules::remove);
    }
    LOGGER.atWarn().addKeyValue("rules", count).log("all rules removed from outside");
    // Whoever still waits for one: it will not come.
    gone.forEach(booked -> booked.applied.completeExceptionally(notUpdated(null)));
    return count;
  }

  /**
   * Finds out what a Command of an earlier run has come to.
   *
   * @param isAddition true of allow and deny, whose answer has a number
   * @param cancellation gets a way to call its rule off if that still waits
   */
  Recovery recover(CommandKey command, boolean isAddition, Cancellation cancellation) {
    synchronized (rules) {
      Optional<BookedRule> made = rules.madeBy(command);
      if (made.isPresent() && made.get().isWaiting()) {
        BookedRule booked = made.get();
        cancellation.offer(onWorker(() -> cancel(booked)));
        return new Recovery.Going(booked.applied);
      }
      if (made.isPresent() && made.get().isInForce) {
        // The store remembers a number of outcomes, and may have forgotten this one.
        return new Recovery.Done(answer(made.get().number()));
      }
      Optional<CompletionStage<Response>> deletion = deletions.ofEarlierRun(command, cancellation);
      if (deletion.isPresent()) {
        return new Recovery.Going(deletion.get());
      }
      Optional<StoreEntry.Done> outcome = enforcement.outcome(command);
      if (outcome.isPresent()) {
        return new Recovery.Done(answer(outcome.get(), isAddition));
      }
      return enforcement.isKnown() ? new Recovery.NotDone() : new Recovery.Unknown();
    }
  }

  /**
   * Tells those who wait for a start or a deletion that the program stops; none is taken on any
   * more. What the store has is done by the next run of the program, or by this one if its time
   * comes before the end; else it is given up.
   */
  void callOff() {
    List<Runnable> answers = new ArrayList<>();
    synchronized (rules) {
      rules.callOff();
      for (BookedRule booked : rules.waiting()) {
        answers.add(stop(booked));
        if (!enforcement.isDurable()) {
          booked.cancelAlarm();
          rules.remove(booked);
        }
      }
      answers.addAll(deletions.callOff());
    }
    answers.forEach(Runnable::run);
  }

  /** How to tell, outside of the lock, who waits for a rule that is not in force. */
  private Runnable stop(BookedRule booked) {
    boolean isKept = booked.isWaiting() && enforcement.isDurable();
    return isKept
        ? () -> booked.applied.complete(RuleOutcomes.kept(booked.number()))
        : () -> booked.applied.completeExceptionally(closing());
  }

  /** Closes the filter, and tells those who still wait. The rules in force stay. */
  @Override
  public void close() {
    List<Runnable> answers = new ArrayList<>();
    synchronized (rules) {
      if (rules.isClosed()) {
        return;
      }
      for (BookedRule booked : rules.all()) {
        if (!booked.isInForce) {
          answers.add(stop(booked));
        }
        booked.cancelAlarm();
      }
      answers.addAll(deletions.callOff());
      rules.close();
      deletions.close();
      repairs.close();
      enforcement.close();
    }
    answers.forEach(Runnable::run);
  }
}

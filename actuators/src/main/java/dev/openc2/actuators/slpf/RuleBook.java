// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Cancellation;
import dev.openc2.actuator.Cancellation.Stop;
import dev.openc2.actuator.Recovery;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.message.TimeWindow;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The rules of one device, those in force and those whose time has not come: gives them numbers,
 * puts them into force and out of it, at once or on time.
 *
 * <p>Thread-safe. The filter is touched only under the lock, and who waits for an outcome is told
 * outside of it.
 */
final class RuleBook implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(RuleBook.class);

  /** How long after a failed removal it is tried again. */
  static final Duration RETRY = Duration.ofSeconds(10);

  private final Enforcement enforcement;
  private final int maxRules;
  private final Alarms alarms;
  private final Executor worker;
  private final Object lock = new Object();

  /** Guarded by the lock, as everything below. */
  private final Map<RuleNumber, BookedRule> rules = new HashMap<>();

  private final Set<Deletion> deletions = new HashSet<>();
  private long nextNumber = 1;
  private boolean isCalledOff;
  private boolean isClosed;

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
   * Begins with the rules that an earlier run has left.
   *
   * @param maxRules how many there may be, those to come included; as many deletions may wait
   * @param worker runs what touches the filter when an alarm rings, since alarms must not block
   * @throws PacketFilterException if they cannot be put into force
   */
  RuleBook(Enforcement enforcement, int maxRules, Alarms alarms, Executor worker) {
    this.enforcement = enforcement;
    this.maxRules = maxRules;
    this.alarms = alarms;
    this.worker = worker;
    synchronized (lock) {
      enforcement.open(alarms.now()).forEach(this::takeUp);
      nextNumber = enforcement.nextNumber();
    }
  }

  private void takeUp(StoredRule stored) {
    BookedRule booked = new BookedRule(stored);
    rules.put(booked.number(), booked);
    if (stored.start() == null) {
      booked.isInForce = true;
      endInTime(booked);
    } else {
      beginAt(stored.start(), booked);
    }
  }

  /**
   * Adds a rule; the stage has its number once it is in force.
   *
   * @param wanted the number that it must get, or null for a new one
   * @param make makes the rule of its number
   * @param cancellation gets a way to call the rule off if it has to wait
   */
  CompletionStage<RuleNumber> add(
      @Nullable RuleNumber wanted,
      Function<RuleNumber, FilterRule> make,
      TimeWindow window,
      Cancellation cancellation) {
    BookedRule booked;
    boolean isLater;
    synchronized (lock) {
      isLater = alarms.isAhead(window.start());
      checkOpen(isLater);
      FilterRule rule = make.apply(reserve(wanted));
      Instant start = isLater ? window.start() : null;
      booked = new BookedRule(new StoredRule(rule, alarms.now(), start, window.stop()));
      if (isLater) {
        book(booked, window.start());
      }
      rules.put(booked.number(), booked);
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
    synchronized (lock) {
      checkOpen(false);
      long next = nextNumber;
      try {
        return enforcement.preview(RuleChange.adding(make.apply(reserve(wanted))));
      } finally {
        nextNumber = next;
      }
    }
  }

  /** What the device would be told to delete a rule. */
  String preview(RuleNumber number) {
    synchronized (lock) {
      checkOpen(false);
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
      warn("rule not noted", booked, e);
      throw notUpdated(e);
    }
    beginAt(start, booked);
    log("rule waits for its start", booked);
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
    synchronized (lock) {
      if (booked.isCancelled) {
        return true;
      }
      if (isGone(booked) || !booked.isWaiting()) {
        return false;
      }
      enforcement.cancel(List.of(booked.stored), null);
      booked.isCancelled = true;
      booked.cancelAlarm();
      rules.remove(booked.number());
      log("rule called off", booked);
      return true;
    }
  }

  private RuleNumber reserve(@Nullable RuleNumber wanted) {
    if (wanted != null && rules.containsKey(wanted)) {
      throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, SlpfTexts.RULE_NUMBER_IN_USE);
    }
    if (rules.size() >= maxRules) {
      LOGGER.atWarn().addKeyValue("maxRules", maxRules).log("no room for another rule");
      throw notUpdated(null);
    }
    if (wanted != null) {
      return wanted;
    }
    return freeNumber();
  }

  private RuleNumber freeNumber() {
    while (rules.containsKey(new RuleNumber(nextNumber))) {
      nextNumber++;
    }
    return new RuleNumber(nextNumber++);
  }

  private void begin(BookedRule booked) {
    try {
      synchronized (lock) {
        if (isGone(booked)) {
          return;
        }
        apply(booked);
      }
    } catch (RuntimeException e) {
      booked.applied.completeExceptionally(e);
      return;
    }
    booked.applied.complete(booked.number());
  }

  /** Puts a rule into force and waits for its end; forgets it if that fails. */
  private void apply(BookedRule booked) {
    try {
      enforcement.apply(booked.stored);
      booked.isInForce = true;
    } catch (PacketFilterException e) {
      warn("rule not applied", booked, e);
      throw notUpdated(e);
    } finally {
      if (!booked.isInForce) {
        rules.remove(booked.number());
      }
    }
    log("rule applied", booked);
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
    synchronized (lock) {
      if (isGone(booked)) {
        return;
      }
      try {
        enforcement.remove(booked.stored.begun(), null);
      } catch (PacketFilterException e) {
        warn("rule not removed at its end, to be tried again", booked, e);
        expireAt(alarms.now().plus(RETRY), booked);
        return;
      }
      rules.remove(booked.number());
      log("rule ended", booked);
    }
  }

  private boolean isGone(BookedRule booked) {
    return rules.get(booked.number()) != booked;
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
    synchronized (lock) {
      isLater = start != null && alarms.isAhead(start);
      checkOpen(isLater);
      BookedRule booked = rules.get(number);
      if (booked == null || (isLater && deletions.size() >= maxRules)) {
        throw notRemoved(null);
      }
      deletion = new Deletion(booked, by);
      if (start != null && isLater) {
        deletion.alarm = alarms.at(start, () -> worker.execute(() -> runLater(deletion)));
        deletions.add(deletion);
      }
    }
    if (isLater) {
      cancellation.offer(onWorker(() -> cancel(deletion)));
    } else {
      run(deletion);
    }
    return deletion.done;
  }

  /** Sees to it that a deletion is not run; false if it is too late. */
  private boolean cancel(Deletion deletion) {
    synchronized (lock) {
      if (deletions.remove(deletion)) {
        deletion.isCancelled = true;
        deletion.cancelAlarm();
        log("deletion called off", deletion.booked);
      }
      return deletion.isCancelled;
    }
  }

  private void runLater(Deletion deletion) {
    synchronized (lock) {
      // Its alarm may have rung just before it was called off.
      if (!deletions.remove(deletion)) {
        return;
      }
    }
    run(deletion);
  }

  private void run(Deletion deletion) {
    try {
      synchronized (lock) {
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
    if (isGone(booked)) {
      throw notRemoved(null);
    }
    try {
      if (booked.isInForce) {
        enforcement.remove(booked.stored.begun(), by);
      } else {
        enforcement.cancel(List.of(booked.stored), by);
      }
    } catch (PacketFilterException e) {
      warn("rule not removed", booked, e);
      throw notRemoved(e);
    }
    rules.remove(booked.number());
    booked.cancelAlarm();
    log("rule removed", booked);
  }

  /**
   * Puts the rules of a file in the place of those of the file before.
   *
   * @param by the Command that asks for it, or null if it cannot be told from others
   * @throws OpenC2Exception if that is refused or fails; the rules are what they were before
   */
  void replaceFile(List<FileRule> wanted, @Nullable CommandKey by) {
    synchronized (lock) {
      checkOpen(false);
      long next = nextNumber;
      Replacement replacement = replacement(wanted);
      try {
        enforcement.replace(replacement, by);
      } catch (PacketFilterException e) {
        LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("rule file not applied");
        nextNumber = next;
        throw notUpdated(e);
      }
      for (StoredRule gone : replacement.gone()) {
        rules.remove(gone.rule().number());
      }
      for (StoredRule come : replacement.come()) {
        BookedRule booked = new BookedRule(come);
        booked.isInForce = true;
        rules.put(booked.number(), booked);
      }
    }
  }

  /** What the device would be told for the rules of a file. */
  String previewFile(List<FileRule> wanted) {
    synchronized (lock) {
      checkOpen(false);
      long next = nextNumber;
      try {
        return enforcement.preview(replacement(wanted).change());
      } finally {
        nextNumber = next;
      }
    }
  }

  private Replacement replacement(List<FileRule> wanted) {
    Replacement replacement =
        Replacement.of(
            rules.values().stream().map(booked -> booked.stored).toList(),
            wanted,
            this::freeNumber,
            alarms.now());
    int size = rules.size() - replacement.gone().size() + replacement.come().size();
    if (size > maxRules) {
      LOGGER.atWarn().addKeyValue("maxRules", maxRules).log("no room for the rules of a file");
      throw notUpdated(null);
    }
    return replacement;
  }

  /** Finds out what an update of the file of an earlier run has come to. */
  Recovery recoverUpdate(CommandKey command) {
    synchronized (lock) {
      Optional<StoreEntry.Done> outcome = enforcement.outcome(command);
      if (outcome.isPresent()) {
        return new Recovery.Done(
            outcome.get().number() != null
                ? Response.of(StatusCode.OK)
                : Response.of(StatusCode.INTERNAL_ERROR, SlpfTexts.RULE_NOT_UPDATED));
      }
      return enforcement.isKnown() ? new Recovery.NotDone() : new Recovery.Unknown();
    }
  }

  /**
   * Removes all rules, those in force and those to come, whoever asked for them; returns how many.
   *
   * @throws PacketFilterException if that fails; the rules are what they were before
   */
  int flush() {
    List<BookedRule> gone;
    int count;
    synchronized (lock) {
      checkOpen(false);
      count = enforcement.flush();
      gone = List.copyOf(rules.values());
      gone.forEach(BookedRule::cancelAlarm);
      rules.clear();
    }
    LOGGER.atWarn().addKeyValue("rules", count).log("all rules removed from outside");
    // Whoever still waits for one: it will not come.
    gone.forEach(booked -> booked.applied.completeExceptionally(notUpdated(null)));
    return count;
  }

  private void checkOpen(boolean isLater) {
    if (isClosed || (isLater && isCalledOff)) {
      throw closing();
    }
  }

  /**
   * Finds out what a Command of an earlier run has come to.
   *
   * @param isAddition true of allow and deny, whose answer has a number
   * @param cancellation gets a way to call its rule off if that still waits
   */
  Recovery recover(CommandKey command, boolean isAddition, Cancellation cancellation) {
    synchronized (lock) {
      Optional<BookedRule> made =
          rules.values().stream().filter(booked -> booked.isOf(command)).findFirst();
      if (made.isPresent() && made.get().isWaiting()) {
        BookedRule booked = made.get();
        cancellation.offer(onWorker(() -> cancel(booked)));
        return new Recovery.Going(booked.applied.thenApply(RuleBook::answer));
      }
      if (made.isPresent() && made.get().isInForce) {
        // The store remembers a number of outcomes, and may have forgotten this one.
        return new Recovery.Done(answer(made.get().number()));
      }
      Optional<StoreEntry.Done> outcome = enforcement.outcome(command);
      if (outcome.isPresent()) {
        return new Recovery.Done(answer(outcome.get(), isAddition));
      }
      return enforcement.isKnown() ? new Recovery.NotDone() : new Recovery.Unknown();
    }
  }

  private static Response answer(StoreEntry.Done outcome, boolean isAddition) {
    if (outcome.number() != null) {
      return answer(outcome.number());
    }
    return isAddition
        ? Response.of(StatusCode.INTERNAL_ERROR, SlpfTexts.RULE_NOT_UPDATED)
        : Response.of(StatusCode.OK);
  }

  /** What is answered when a rule is in force. */
  static Response answer(RuleNumber number) {
    return Response.ok(Results.of(new SlpfResults(number)));
  }

  /** Gives up the starts and deletions that wait for their time; none is taken on any more. */
  void callOff() {
    List<CompletableFuture<RuleNumber>> waiting = new ArrayList<>();
    synchronized (lock) {
      isCalledOff = true;
      List<BookedRule> later = rules.values().stream().filter(BookedRule::isWaiting).toList();
      forget(later);
      for (BookedRule booked : later) {
        booked.cancelAlarm();
        rules.remove(booked.number());
        waiting.add(booked.applied);
      }
      waiting.addAll(callOffDeletions());
    }
    waiting.forEach(stage -> stage.completeExceptionally(closing()));
  }

  private void forget(List<BookedRule> waiting) {
    try {
      enforcement.cancel(waiting.stream().map(booked -> booked.stored).toList(), null);
    } catch (PacketFilterException e) {
      LOGGER
          .atError()
          .addKeyValue("reason", e.getMessage())
          .log("rules that were called off are still in the store");
    }
  }

  private List<CompletableFuture<RuleNumber>> callOffDeletions() {
    deletions.forEach(Deletion::cancelAlarm);
    List<CompletableFuture<RuleNumber>> waiting =
        deletions.stream().map(deletion -> deletion.done).toList();
    deletions.clear();
    return waiting;
  }

  /** Gives up what waits for its time, and closes the filter. The rules in force stay. */
  @Override
  public void close() {
    List<CompletableFuture<RuleNumber>> waiting = new ArrayList<>();
    synchronized (lock) {
      if (isClosed) {
        return;
      }
      isClosed = true;
      rules.values().forEach(BookedRule::cancelAlarm);
      rules.values().forEach(booked -> waiting.add(booked.applied));
      waiting.addAll(callOffDeletions());
      rules.clear();
      enforcement.close();
    }
    waiting.forEach(stage -> stage.completeExceptionally(closing()));
  }

  private static OpenC2Exception closing() {
    return new OpenC2Exception(StatusCode.SERVICE_UNAVAILABLE, "the packet filter shuts down");
  }

  private static OpenC2Exception notUpdated(@Nullable Throwable cause) {
    return new OpenC2Exception(StatusCode.INTERNAL_ERROR, SlpfTexts.RULE_NOT_UPDATED, cause);
  }

  private static OpenC2Exception notRemoved(@Nullable Throwable cause) {
    return new OpenC2Exception(StatusCode.INTERNAL_ERROR, SlpfTexts.RULE_NOT_REMOVED, cause);
  }

  private static void log(String event, BookedRule booked) {
    describe(LOGGER.atInfo(), booked).log(event);
  }

  private static void warn(String event, BookedRule booked, PacketFilterException e) {
    describe(LOGGER.atWarn(), booked).addKeyValue("reason", e.getMessage()).log(event);
  }

  private static LoggingEventBuilder describe(LoggingEventBuilder event, BookedRule booked) {
    String owner = booked.rule().owner();
    return event
        .addKeyValue("ruleNumber", booked.number())
        .addKeyValue("rule", booked.rule().describe())
        .addKeyValue("from", owner == null ? "-" : Printable.quote(owner));
  }
}

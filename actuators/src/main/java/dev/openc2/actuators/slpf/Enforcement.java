// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.actuators.slpf.StoreEntry.Added;
import dev.openc2.actuators.slpf.StoreEntry.Done;
import dev.openc2.actuators.slpf.StoreEntry.Forgotten;
import dev.openc2.actuators.slpf.StoreEntry.Planned;
import dev.openc2.actuators.slpf.StoreEntry.Removed;
import dev.openc2.actuators.slpf.StoreEntry.Unplanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The filter and the store of rules, kept in step: first it is written what is to be, then the
 * filter is changed, and if that fails, what was written is taken back. Where the program ends in
 * between, the next start brings the filter to what is written. One thread at a time.
 */
final class Enforcement implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Enforcement.class);

  private final PacketFilter filter;
  private final RuleStore store;

  /** Whether nothing can be in force of which the store does not know. */
  private final boolean isKnown;

  Enforcement(PacketFilter filter, RuleStore store) {
    this.filter = filter;
    this.store = store;
    this.isKnown = store.isDurable() || filter.isBlank();
  }

  /**
   * Brings the filter to what is written, as far as its time has not passed meanwhile; returns the
   * rules that are in force or wait for their start.
   *
   * <p>What has ended while the program was not there is out of force now, and what should have
   * begun comes into force late, if the guard has nothing against it now. A rule that is not
   * persistent is gone if the device was restarted.
   */
  List<StoredRule> open(Instant now, Guard guard) {
    if (!store.isDurable()) {
      return filter.rules().stream().map(rule -> new StoredRule(rule, now, null, null)).toList();
    }
    boolean isBlank = filter.isBlank();
    Arrears arrears = Arrears.of(store, now, isBlank, guard);
    write(arrears.entries());
    List<StoredRule> kept = arrears.kept();
    Drift drift =
        filter.restore(
            kept.stream().filter(stored -> stored.start() == null).map(StoredRule::rule).toList());
    if (isBlank) {
      LOGGER.atInfo().addKeyValue("rules", kept.size()).log("the packet filter begins anew");
    } else if (!drift.isNone()) {
      drift.tell(LOGGER.atWarn()).log("the packet filter was not as it should be; repaired");
    }
    return kept;
  }

  /** From now on tells when somebody else may have changed the filter; on any thread. */
  void listen(Runnable listener) {
    filter.listen(listener);
  }

  /** Puts right what somebody else has changed, if anything. */
  void repair(List<FilterRule> inForce) {
    Drift drift = filter.restore(inForce);
    if (!drift.isNone() || drift.isFrameBroken()) {
      drift
          .tell(LOGGER.atWarn())
          .log("somebody else has changed the rules of the packet filter; repaired");
    }
  }

  /** The deletions that still wait for their time; call after {@link #open}. */
  List<RuleDeletion> deletions() {
    List<RuleDeletion> waiting = new ArrayList<>();
    List<StoreEntry> entries = new ArrayList<>();
    Map<RuleNumber, StoredRule> rules = new HashMap<>();
    store.rules().forEach(stored -> rules.put(stored.rule().number(), stored));
    for (RuleDeletion deletion : store.deletions()) {
      StoredRule there = rules.get(deletion.number());
      if (there != null && deletion.isOf(there)) {
        waiting.add(deletion);
      } else {
        entries.add(new Unplanned(deletion));
        if (deletion.by() != null) {
          entries.add(new Done(deletion.by(), null));
        }
      }
    }
    write(entries);
    return waiting;
  }

  private void write(List<StoreEntry> entries) {
    if (!entries.isEmpty()) {
      store.write(entries);
    }
  }

  /** That a rule is gone by a deletion. */
  static List<StoreEntry> deletion(StoredRule stored, RuleDeletion deletion) {
    List<StoreEntry> entries = new ArrayList<>();
    entries.add(new Removed(deletion.number(), deletion.by()));
    if (deletion.start() != null) {
      entries.add(new Unplanned(deletion));
    }
    // Whoever waits for the start of the rule: it will not come.
    if (stored.start() != null && stored.rule().command() != null) {
      entries.add(new Done(stored.rule().command(), null));
    }
    return entries;
  }

  /** As if its Command had never come: if it is run again, it is refused again. */
  static List<StoreEntry> refusal(StoredRule stored) {
    List<StoreEntry> entries = new ArrayList<>();
    entries.add(new Removed(stored.rule().number(), null));
    forget(stored, entries);
    return entries;
  }

  /** Forgets a rule that may not come into force after all. */
  void refuse(StoredRule stored) {
    store.write(refusal(stored));
  }

  static void forget(StoredRule stored, List<StoreEntry> entries) {
    if (stored.rule().command() != null) {
      entries.add(new Forgotten(stored.rule().command()));
    }
  }

  /** The lowest number that no rule ever had. */
  long nextNumber() {
    return store.nextNumber();
  }

  /** Writes down a rule that waits for its start. */
  void book(StoredRule stored) {
    store.write(List.of(new Added(stored)));
  }

  /** Forgets a rule that waits for its start: it will not come. */
  void cancel(StoredRule waiting) {
    cancel(waiting, new RuleDeletion(waiting.rule().number(), waiting.since(), null, null));
  }

  /** Deletes a rule that waits for its start. */
  void cancel(StoredRule waiting, RuleDeletion deletion) {
    store.write(deletion(waiting, deletion));
  }

  /** Writes down a deletion that waits for its time. */
  void plan(RuleDeletion deletion) {
    store.write(List.of(new Planned(deletion)));
  }

  /** Forgets a deletion that waits for its time: it will not be done. */
  void unplan(RuleDeletion deletion) {
    store.write(List.of(new Unplanned(deletion)));
  }

  /** True if what waits for its time is known to the next run of the program. */
  boolean isDurable() {
    return store.isDurable();
  }

  /** Puts a rule into force. */
  void apply(StoredRule stored) {
    store.write(List.of(new Added(stored.begun())));
    try {
      filter.apply(stored.rule());
    } catch (RuntimeException e) {
      store.undo(refusal(stored));
      throw e;
    }
  }

  /** Takes a rule out of force because its end has come. */
  void remove(StoredRule stored) {
    remove(stored, new RuleDeletion(stored.rule().number(), stored.since(), null, null));
  }

  /** Takes a rule out of force. */
  void remove(StoredRule stored, RuleDeletion deletion) {
    store.write(deletion(stored, deletion));
    try {
      filter.remove(stored.rule().number());
    } catch (RuntimeException e) {
      List<StoreEntry> entries = new ArrayList<>();
      entries.add(new Added(stored));
      if (deletion.by() != null) {
        entries.add(new Forgotten(deletion.by()));
      }
      store.undo(entries);
      throw e;
    }
  }

  /**
   * Takes all rules out of force, and forgets those that wait for their start, too; returns how
   * many there were. A Command whose rule is gone by this is over and has made none.
   *
   * @throws PacketFilterException if that fails; the rules are what they were before
   */
  int flush() {
    // A device that cannot be asked cannot be changed: nothing is to be taken back then.
    List<FilterRule> there = filter.rules();
    List<FilterRule> before = store.isDurable() ? inForce() : there;
    List<StoredRule> stored =
        store.rules().stream().sorted(Comparator.comparing(StoredRule::since)).toList();
    List<StoreEntry> gone = new ArrayList<>();
    List<StoreEntry> back = new ArrayList<>();
    Set<CommandKey> over = new HashSet<>();
    stored.forEach(rule -> flush(rule, over, gone, back));
    store.write(gone);
    try {
      filter.restore(List.of());
    } catch (RuntimeException e) {
      store.undo(back);
      putBack(before);
      throw e;
    }
    return store.isDurable() ? stored.size() : before.size();
  }

  private List<FilterRule> inForce() {
    return store.isDurable()
        ? store.rules().stream()
            .filter(stored -> stored.start() == null)
            .map(StoredRule::rule)
            .toList()
        : filter.rules();
  }

  private void flush(
      StoredRule stored, Set<CommandKey> over, List<StoreEntry> gone, List<StoreEntry> back) {
    gone.add(new Removed(stored.rule().number(), null));
    back.add(new Added(stored));
    CommandKey command = stored.rule().command();
    // Those of one file are of one Command.
    if (command == null || !over.add(command)) {
      return;
    }
    Optional<Done> outcome = store.outcome(command);
    // What is not known any more was answered long ago, unless it waits.
    if (outcome.isPresent() || stored.start() != null) {
      gone.add(new Done(command, null));
      back.add(outcome.<StoreEntry>map(done -> done).orElse(new Forgotten(command)));
    }
  }

  /** It may have failed when the rules were gone already. */
  private void putBack(List<FilterRule> rules) {
    try {
      filter.restore(rules);
    } catch (PacketFilterException e) {
      LOGGER
          .atError()
          .addKeyValue("reason", e.getMessage())
          .log("the packet filter may have lost its rules; the next start repairs it");
    }
  }

  /**
   * Puts the rules of a file in the place of others, in one step, and asks the device afterwards
   * whether it has all of them.
   *
   * @param by the Command that wants it, or null
   * @throws PacketFilterException if that fails; the rules are what they were before
   */
  void replace(Replacement replacement, @Nullable CommandKey by) {
    RuleChange change = replacement.change();
    filter.check(change);
    List<FilterRule> before = inForce();
    List<StoreEntry> entries = new ArrayList<>();
    List<StoreEntry> contrary = new ArrayList<>();
    for (StoredRule stored : replacement.gone()) {
      entries.add(new Removed(stored.rule().number(), null));
    }
    for (StoredRule stored : replacement.come()) {
      entries.add(new Added(stored));
      contrary.add(new Removed(stored.rule().number(), null));
    }
    replacement.gone().forEach(stored -> contrary.add(new Added(stored)));
    if (by != null) {
      entries.add(new Done(by, Done.SEVERAL));
      contrary.add(new Forgotten(by));
    }
    if (!entries.isEmpty()) {
      store.write(entries);
    }
    try {
      filter.change(change);
      assure(change);
    } catch (RuntimeException e) {
      store.undo(contrary);
      putBack(before);
      throw e;
    }
  }

  /** Also those that stayed must be there: the device is to work as the file says. */
  private void assure(RuleChange change) {
    Collection<FilterRule> wanted = store.isDurable() ? inForce() : change.added();
    if (!new HashSet<>(filter.rules()).containsAll(wanted)) {
      filter.restore(wanted);
    }
  }

  /** What the device would be told for a change. */
  String preview(RuleChange change) {
    return filter.preview(change);
  }

  /** What a Command has come to, or empty if it has had no effect. */
  Optional<Done> outcome(CommandKey command) {
    return store.outcome(command);
  }

  /** True if a Command of which nothing is known has had no effect. */
  boolean isKnown() {
    return isKnown;
  }

  @Override
  public void close() {
    filter.close();
    store.close();
  }
}

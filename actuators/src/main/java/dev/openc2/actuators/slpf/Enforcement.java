// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.actuators.slpf.StoreEntry.Added;
import dev.openc2.actuators.slpf.StoreEntry.Done;
import dev.openc2.actuators.slpf.StoreEntry.Forgotten;
import dev.openc2.actuators.slpf.StoreEntry.Removed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
   * begun comes into force late. A rule that is not persistent is gone if the device was restarted.
   */
  List<StoredRule> open(Instant now) {
    if (!store.isDurable()) {
      return filter.rules().stream().map(rule -> new StoredRule(rule, now, null, null)).toList();
    }
    boolean isBlank = filter.isBlank();
    List<StoredRule> kept = keep(now, isBlank);
    Drift drift =
        filter.restore(
            kept.stream().filter(stored -> stored.start() == null).map(StoredRule::rule).toList());
    if (isBlank) {
      LOGGER.atInfo().addKeyValue("rules", kept.size()).log("the packet filter begins anew");
    } else if (!drift.isNone()) {
      LOGGER
          .atWarn()
          .addKeyValue("missing", drift.missing())
          .addKeyValue("foreign", drift.foreign())
          .log("the packet filter was not as it should be; repaired");
    }
    return kept;
  }

  private List<StoredRule> keep(Instant now, boolean isBlank) {
    List<StoreEntry> entries = new ArrayList<>();
    List<StoredRule> kept = new ArrayList<>();
    for (StoredRule stored : store.rules()) {
      boolean isLost = isBlank && !stored.rule().persistent() && stored.start() == null;
      if (isLost || stored.isOver(now)) {
        log(isLost ? "rule lost with the restart of the device" : "rule ended meanwhile", stored);
        entries.add(new Removed(stored.rule().number(), null));
        // Its Command has had no effect that is left, or none at all.
        if (isLost || stored.start() != null) {
          forget(stored, entries);
        }
      } else if (stored.start() != null && !stored.isAhead(now)) {
        log("rule begins late", stored);
        kept.add(stored.begun());
        entries.add(new Added(stored.begun()));
      } else {
        kept.add(stored);
      }
    }
    if (!entries.isEmpty()) {
      store.write(entries);
    }
    return kept;
  }

  private static void forget(StoredRule stored, List<StoreEntry> entries) {
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

  /**
   * Forgets rules that wait for their start: they will not come.
   *
   * @param by the Command that wants it, or null
   */
  void cancel(List<StoredRule> waiting, @Nullable CommandKey by) {
    List<StoreEntry> entries = new ArrayList<>();
    for (StoredRule stored : waiting) {
      entries.add(new Removed(stored.rule().number(), by));
      if (stored.rule().command() != null) {
        entries.add(new Done(stored.rule().command(), null));
      }
    }
    if (!entries.isEmpty()) {
      store.write(entries);
    }
  }

  /** Puts a rule into force. */
  void apply(StoredRule stored) {
    store.write(List.of(new Added(stored.begun())));
    try {
      filter.apply(stored.rule());
    } catch (RuntimeException e) {
      List<StoreEntry> entries = new ArrayList<>();
      entries.add(new Removed(stored.rule().number(), null));
      forget(stored, entries);
      store.undo(entries);
      throw e;
    }
  }

  /**
   * Takes a rule out of force.
   *
   * @param by the Command that wants it, or null
   */
  void remove(StoredRule stored, @Nullable CommandKey by) {
    store.write(List.of(new Removed(stored.rule().number(), by)));
    try {
      filter.remove(stored.rule().number());
    } catch (RuntimeException e) {
      List<StoreEntry> entries = new ArrayList<>();
      entries.add(new Added(stored));
      if (by != null) {
        entries.add(new Forgotten(by));
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

  private static void log(String event, StoredRule stored) {
    LOGGER
        .atInfo()
        .addKeyValue("ruleNumber", stored.rule().number())
        .addKeyValue("rule", stored.rule().describe())
        .log(event);
  }

  @Override
  public void close() {
    filter.close();
    store.close();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.actuators.slpf.StoreEntry.Added;
import dev.openc2.actuators.slpf.StoreEntry.Done;
import dev.openc2.actuators.slpf.StoreEntry.Forgotten;
import dev.openc2.actuators.slpf.StoreEntry.Removed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

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
    List<StoredRule> kept = keep(now, isBlank, guard);
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

  private List<StoredRule> keep(Instant now, boolean isBlank, Guard guard) {
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
        Optional<String> refusal = guard.refusal(stored.rule());
        if (refusal.isPresent()) {
          log(LOGGER.atWarn().addKeyValue("reason", refusal.get()), "rule refused", stored);
          entries.addAll(refusal(stored));
          continue;
        }
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

  /** As if its Command had never come: if it is run again, it is refused again. */
  private static List<StoreEntry> refusal(StoredRule stored) {
    List<StoreEntry> entries = new ArrayList<>();
    entries.add(new Removed(stored.rule().number(), null));
    forget(stored, entries);
    return entries;
  }

  /** Forgets a rule that may not come into force after all. */
  void refuse(StoredRule stored) {
    store.write(refusal(stored));
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
      store.undo(refusal(stored));
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
    log(LOGGER.atInfo(), event, stored);
  }

  private static void log(LoggingEventBuilder line, String event, StoredRule stored) {
    line.addKeyValue("ruleNumber", stored.rule().number())
        .addKeyValue("rule", stored.rule().describe())
        .log(event);
  }

  @Override
  public void close() {
    filter.close();
    store.close();
  }
}

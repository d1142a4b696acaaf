// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.actuators.slpf.StoreEntry.Added;
import dev.openc2.actuators.slpf.StoreEntry.Removed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What has come due in the store while the program was not there: found out at a start, and written
 * down before the device is brought to it.
 */
final class Arrears {

  private static final Logger LOGGER = LoggerFactory.getLogger(Arrears.class);

  private final Instant now;
  private final boolean isBlank;
  private final Guard guard;
  private final Map<RuleNumber, RuleDeletion> due = new HashMap<>();
  private final List<StoreEntry> entries = new ArrayList<>();
  private final List<StoredRule> kept = new ArrayList<>();

  private Arrears(Instant now, boolean isBlank, Guard guard) {
    this.now = now;
    this.isBlank = isBlank;
    this.guard = guard;
  }

  /**
   * Those of a store.
   *
   * @param isBlank whether the device was restarted, and has no rules
   * @param guard looks at what begins late
   */
  static Arrears of(RuleStore store, Instant now, boolean isBlank, Guard guard) {
    Arrears arrears = new Arrears(now, isBlank, guard);
    Map<RuleNumber, StoredRule> rules = new HashMap<>();
    store.rules().forEach(stored -> rules.put(stored.rule().number(), stored));
    for (RuleDeletion deletion : store.deletions()) {
      StoredRule stored = rules.get(deletion.number());
      if (stored != null && deletion.isOf(stored) && deletion.isDue(now)) {
        arrears.due.put(deletion.number(), deletion);
      }
    }
    store.rules().forEach(arrears::take);
    return arrears;
  }

  /** What to write. */
  List<StoreEntry> entries() {
    return entries;
  }

  /** The rules that are to be in force, and those that still wait. */
  List<StoredRule> kept() {
    return kept;
  }

  private void take(StoredRule stored) {
    RuleDeletion deletion = due.get(stored.rule().number());
    boolean isWaiting = stored.start() != null;
    if (deletion != null) {
      log(LOGGER.atInfo(), "rule deleted late", stored);
      entries.addAll(Enforcement.deletion(stored, deletion));
    } else if (isBlank && !stored.rule().persistent() && !isWaiting) {
      drop("rule lost with the restart of the device", stored, true);
    } else if (stored.isOver(now)) {
      drop("rule ended meanwhile", stored, isWaiting);
    } else if (isWaiting && !stored.isAhead(now)) {
      beginLate(stored);
    } else {
      kept.add(stored);
    }
  }

  /**
   * Gives a rule up.
   *
   * @param isAsIfNever whether its Command has had no effect that is left, or none at all
   */
  private void drop(String event, StoredRule stored, boolean isAsIfNever) {
    log(LOGGER.atInfo(), event, stored);
    entries.add(new Removed(stored.rule().number(), null));
    if (isAsIfNever) {
      Enforcement.forget(stored, entries);
    }
  }

  private void beginLate(StoredRule stored) {
    Optional<String> refusal = guard.refusal(stored.rule());
    if (refusal.isPresent()) {
      log(LOGGER.atWarn().addKeyValue("reason", refusal.get()), "rule refused", stored);
      entries.addAll(Enforcement.refusal(stored));
      return;
    }
    log(LOGGER.atInfo(), "rule begins late", stored);
    kept.add(stored.begun());
    entries.add(new Added(stored.begun()));
  }

  private static void log(LoggingEventBuilder line, String event, StoredRule stored) {
    line.addKeyValue("ruleNumber", stored.rule().number())
        .addKeyValue("rule", stored.rule().describe())
        .log(event);
  }
}

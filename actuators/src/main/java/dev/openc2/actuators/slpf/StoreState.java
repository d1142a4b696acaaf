// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.actuators.slpf.StoreEntry.Added;
import dev.openc2.actuators.slpf.StoreEntry.Done;
import dev.openc2.actuators.slpf.StoreEntry.Forgotten;
import dev.openc2.actuators.slpf.StoreEntry.NextNumber;
import dev.openc2.actuators.slpf.StoreEntry.Planned;
import dev.openc2.actuators.slpf.StoreEntry.Removed;
import dev.openc2.actuators.slpf.StoreEntry.Unplanned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the entries of a store come to. */
final class StoreState {

  /**
   * How many Commands are known. The engine asks only for those whose outcome it had not noted when
   * the program ended: one, and those that came into force at that moment.
   */
  private static final int MAX_OUTCOMES = 1024;

  /** How many numbers of our own may be left out, because their rules were refused. */
  private static final long MAX_GAP = 10_000;

  private final Map<RuleNumber, StoredRule> rules = new LinkedHashMap<>();
  private final Map<CommandKey, Done> outcomes = new LinkedHashMap<>();
  private final Set<RuleDeletion> deletions = new LinkedHashSet<>();
  private long nextNumber = 1;

  void take(StoreEntry entry) {
    if (entry instanceof Added added) {
      FilterRule rule = added.stored().rule();
      rules.put(rule.number(), added.stored());
      passOver(rule.number().value());
      // One that waits for its start has had no effect yet.
      if (rule.command() != null && added.stored().start() == null) {
        note(new Done(rule.command(), rule.number()));
      }
    } else if (entry instanceof Removed removed) {
      rules.remove(removed.number());
      if (removed.by() != null) {
        note(new Done(removed.by(), null));
      }
    } else if (entry instanceof Done done) {
      note(done);
    } else if (entry instanceof Forgotten forgotten) {
      outcomes.remove(forgotten.command());
    } else if (entry instanceof Planned planned) {
      deletions.add(planned.deletion());
    } else if (entry instanceof Unplanned unplanned) {
      deletions.remove(unplanned.deletion());
    } else if (entry instanceof NextNumber next) {
      nextNumber = Math.max(nextNumber, next.value());
    }
  }

  /** A number far ahead was asked for by a Command; ours go on where they were. */
  private void passOver(long number) {
    if (number >= nextNumber && number - nextNumber <= MAX_GAP) {
      nextNumber = number + 1;
    }
  }

  private void note(Done done) {
    outcomes.remove(done.command());
    outcomes.put(done.command(), done);
    if (outcomes.size() > MAX_OUTCOMES) {
      outcomes.remove(outcomes.keySet().iterator().next());
    }
  }

  Collection<StoredRule> rules() {
    return List.copyOf(rules.values());
  }

  Collection<RuleDeletion> deletions() {
    return List.copyOf(deletions);
  }

  long nextNumber() {
    return nextNumber;
  }

  Optional<Done> outcome(CommandKey command) {
    return Optional.ofNullable(outcomes.get(command));
  }

  /** The shortest entries that come to the same. */
  List<StoreEntry> entries() {
    List<StoreEntry> entries = new ArrayList<>();
    entries.add(new NextNumber(nextNumber));
    rules.values().forEach(stored -> entries.add(new Added(stored)));
    deletions.forEach(deletion -> entries.add(new Planned(deletion)));
    entries.addAll(outcomes.values());
    return entries;
  }

  /** How many lines those are. */
  int size() {
    return 1 + rules.size() + deletions.size() + outcomes.size();
  }
}

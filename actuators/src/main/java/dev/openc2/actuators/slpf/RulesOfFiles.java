// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static dev.openc2.actuators.slpf.RuleOutcomes.notUpdated;

import dev.openc2.actuator.Recovery;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the rules of a file in the place of those of the file before. Thread-safe, under the lock of
 * the table of rules.
 */
final class RulesOfFiles {

  private static final Logger LOGGER = LoggerFactory.getLogger(RulesOfFiles.class);

  private final RuleTable rules;
  private final Enforcement enforcement;
  private final Alarms alarms;

  RulesOfFiles(RuleTable rules, Enforcement enforcement, Alarms alarms) {
    this.rules = rules;
    this.enforcement = enforcement;
    this.alarms = alarms;
  }

  /**
   * Puts the rules of a file in the place of those of the file before.
   *
   * @param by the Command that asks for it, or null if it cannot be told from others
   * @throws dev.openc2.OpenC2Exception if that is refused or fails; the rules are what they were
   *     before
   */
  void replace(List<FileRule> wanted, @Nullable CommandKey by) {
    synchronized (rules) {
      rules.checkOpen(false);
      long next = rules.nextNumber();
      Replacement replacement = replacement(wanted);
      try {
        enforcement.replace(replacement, by);
      } catch (PacketFilterException e) {
        LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("rule file not applied");
        rules.setNextNumber(next);
        throw notUpdated(e);
      }
      replacement.gone().forEach(gone -> rules.remove(gone.rule().number()));
      for (StoredRule come : replacement.come()) {
        BookedRule booked = new BookedRule(come);
        booked.isInForce = true;
        rules.put(booked);
      }
    }
  }

  /** What the device would be told for the rules of a file. */
  String preview(List<FileRule> wanted) {
    synchronized (rules) {
      rules.checkOpen(false);
      long next = rules.nextNumber();
      try {
        return enforcement.preview(replacement(wanted).change());
      } finally {
        rules.setNextNumber(next);
      }
    }
  }

  private Replacement replacement(List<FileRule> wanted) {
    List<StoredRule> now = rules.all().stream().map(booked -> booked.stored).toList();
    Replacement replacement = Replacement.of(now, wanted, rules::freeNumber, alarms.now());
    int size = now.size() - replacement.gone().size() + replacement.come().size();
    if (size > rules.maxRules()) {
      LOGGER
          .atWarn()
          .addKeyValue("maxRules", rules.maxRules())
          .log("no room for the rules of a file");
      throw notUpdated(null);
    }
    return replacement;
  }

  /** Finds out what an update of the file of an earlier run has come to. */
  Recovery recover(CommandKey command) {
    synchronized (rules) {
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
}

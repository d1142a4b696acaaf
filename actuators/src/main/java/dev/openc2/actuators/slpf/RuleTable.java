// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static dev.openc2.actuators.slpf.RuleOutcomes.closing;
import static dev.openc2.actuators.slpf.RuleOutcomes.notUpdated;

import dev.openc2.OpenC2Exception;
import dev.openc2.value.StatusCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules by their numbers, which numbers are free, and whether more is taken on. It is the lock
 * of those who share it: whoever calls it is synchronised on it, for as long as what it found must
 * stay true.
 */
final class RuleTable {

  private static final Logger LOGGER = LoggerFactory.getLogger(RuleTable.class);

  private final int maxRules;
  private final Map<RuleNumber, BookedRule> rules = new HashMap<>();
  private long nextNumber = 1;
  private final Seldom full = new Seldom();
  private boolean isCalledOff;
  private boolean isClosed;

  RuleTable(int maxRules) {
    this.maxRules = maxRules;
  }

  /** How many rules there may be, and how many deletions may wait. */
  int maxRules() {
    return maxRules;
  }

  long nextNumber() {
    return nextNumber;
  }

  /** Numbers of our own begin here. */
  void setNextNumber(long number) {
    nextNumber = number;
  }

  /**
   * Finds a number for a new rule; it is not taken again, also if no rule comes of it.
   *
   * @param wanted the number that it must get, or null for a new one
   */
  RuleNumber reserve(@Nullable RuleNumber wanted, Instant now) {
    if (wanted != null && rules.containsKey(wanted)) {
      throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, SlpfTexts.RULE_NUMBER_IN_USE);
    }
    if (rules.size() >= maxRules) {
      long refused = full.happened(now);
      if (refused > 0) {
        LOGGER
            .atWarn()
            .addKeyValue("maxRules", maxRules)
            .addKeyValue("refused", refused)
            .log("no room for another rule");
      }
      throw notUpdated(null);
    }
    if (wanted != null) {
      return wanted;
    }
    return freeNumber();
  }

  /** A number that no rule has; it is not given again. */
  RuleNumber freeNumber() {
    while (rules.containsKey(new RuleNumber(nextNumber))) {
      nextNumber++;
    }
    return new RuleNumber(nextNumber++);
  }

  @Nullable BookedRule get(RuleNumber number) {
    return rules.get(number);
  }

  void put(BookedRule booked) {
    rules.put(booked.number(), booked);
  }

  void remove(BookedRule booked) {
    remove(booked.number());
  }

  void remove(RuleNumber number) {
    rules.remove(number);
  }

  /** True if there is no such rule any more; its number may name another. */
  boolean isGone(BookedRule booked) {
    return rules.get(booked.number()) != booked;
  }

  /** The rule that a Command has made. */
  Optional<BookedRule> madeBy(CommandKey command) {
    return rules.values().stream().filter(booked -> booked.isOf(command)).findFirst();
  }

  List<BookedRule> all() {
    return List.copyOf(rules.values());
  }

  /** Those in force. */
  List<FilterRule> inForce() {
    return rules.values().stream()
        .filter(booked -> booked.isInForce)
        .map(BookedRule::rule)
        .toList();
  }

  /** Those whose start is ahead. */
  List<BookedRule> waiting() {
    return rules.values().stream().filter(BookedRule::isWaiting).toList();
  }

  /**
   * Refuses what is not taken on any more.
   *
   * @param isLater true of what would have to wait
   */
  void checkOpen(boolean isLater) {
    if (isClosed || (isLater && isCalledOff)) {
      throw closing();
    }
  }

  boolean isClosed() {
    return isClosed;
  }

  /** Nothing that would have to wait is taken on any more. */
  void callOff() {
    isCalledOff = true;
  }

  /** Nothing at all is taken on any more, and there are no rules. */
  void close() {
    isClosed = true;
    rules.clear();
  }
}

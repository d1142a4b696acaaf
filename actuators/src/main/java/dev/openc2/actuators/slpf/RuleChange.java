// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One change of the rules in force, all of it or nothing.
 *
 * @param removed the numbers of the rules that go
 * @param added the rules that come; they may take numbers of those that go
 */
public record RuleChange(Set<RuleNumber> removed, List<FilterRule> added) {

  /** Copies both, and checks that no number comes twice. */
  public RuleChange {
    removed = Set.copyOf(removed);
    added = List.copyOf(added);
    if (added.stream().map(FilterRule::number).distinct().count() != added.size()) {
      throw new IllegalArgumentException("two rules of a change have one number");
    }
  }

  /** One rule comes. */
  public static RuleChange adding(FilterRule rule) {
    return new RuleChange(Set.of(), List.of(rule));
  }

  /** One rule goes. */
  public static RuleChange removing(RuleNumber number) {
    return new RuleChange(Set.of(number), List.of());
  }

  /**
   * Checks that what goes is there and that what comes finds its number free.
   *
   * @param taken the numbers of the rules in force
   * @throws PacketFilterException if not
   */
  public void checkAgainst(Collection<RuleNumber> taken) {
    for (RuleNumber number : removed) {
      if (!taken.contains(number)) {
        throw new PacketFilterException("there is no rule with the number " + number);
      }
    }
    for (FilterRule rule : added) {
      if (taken.contains(rule.number()) && !removed.contains(rule.number())) {
        throw new PacketFilterException("there is a rule with the number " + rule.number());
      }
    }
  }
}

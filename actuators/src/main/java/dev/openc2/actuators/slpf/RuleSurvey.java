// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.actuators.slpf.SurveyedRule.Presence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Store and device side by side, as somebody sees them who looks from outside.
 *
 * @param rules those of the store, by their numbers
 * @param foreign what the device has in our place and the store has not
 * @param problem why the device could not be asked, in one sentence; null if it could
 */
public record RuleSurvey(
    List<SurveyedRule> rules, List<Foreign> foreign, @Nullable String problem) {

  /** Copies the lists. */
  public RuleSurvey {
    rules = List.copyOf(rules);
    foreign = List.copyOf(foreign);
  }

  /**
   * Something that the device has and the store has not.
   *
   * @param place where, as the device calls it
   * @param name how it is called there; not our words, anybody may have written it
   * @param traffic what it has matched so far, or null if that is not counted
   */
  public record Foreign(String place, String name, @Nullable Traffic traffic) {

    boolean isAt(Foreign other) {
      return place.equals(other.place) && name.equals(other.name);
    }
  }

  /** True if the device was asked and does not have what the store says. */
  public boolean hasDifferences() {
    return !foreign.isEmpty() || rules.stream().anyMatch(RuleSurvey::isMissing);
  }

  private static boolean isMissing(SurveyedRule rule) {
    return rule.presence() == Presence.MISSING;
  }

  /**
   * This one, with those differences only that were there in an earlier one. A running program
   * writes the store before it changes the device: who looks between sees what is none.
   */
  public RuleSurvey confirming(RuleSurvey earlier) {
    Set<FilterRule> missing = new HashSet<>();
    earlier.rules.stream()
        .filter(RuleSurvey::isMissing)
        .forEach(rule -> missing.add(rule.stored().rule()));
    return new RuleSurvey(
        rules.stream()
            .map(
                rule ->
                    isMissing(rule) && !missing.contains(rule.stored().rule())
                        ? rule.as(Presence.UNKNOWN)
                        : rule)
            .toList(),
        foreign.stream().filter(one -> earlier.foreign.stream().anyMatch(one::isAt)).toList(),
        problem);
  }
}

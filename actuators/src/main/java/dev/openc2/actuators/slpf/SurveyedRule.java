// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the store, and what the device has of it.
 *
 * @param stored the rule
 * @param presence whether the device has it
 * @param traffic what it has matched so far, together with rules of the same traffic; null if that
 *     is not known
 */
public record SurveyedRule(StoredRule stored, Presence presence, @Nullable Traffic traffic) {

  /** Whether the device has a rule. */
  public enum Presence {
    /** It has, and packets meet it. */
    IN_FORCE,
    /** Not yet: its start is ahead. */
    WAITING,
    /** It should have and has not, or no packet meets it. */
    MISSING,
    /** The device could not be asked, or the rule came or went just now. */
    UNKNOWN
  }

  SurveyedRule as(Presence other) {
    return new SurveyedRule(stored, other, traffic);
  }
}

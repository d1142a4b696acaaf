// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import org.jspecify.annotations.Nullable;

/**
 * A rule of a rule file.
 *
 * @param line where it stands, from 1
 * @param number the number that it must get, or null for any
 * @param draft what it says; its own number means nothing
 */
record FileRule(int line, @Nullable RuleNumber number, FilterRule draft) {

  /** The number of a rule that has none yet. */
  static final RuleNumber ANY_NUMBER = new RuleNumber(0);

  /** The rule by a number. */
  FilterRule numbered(RuleNumber given) {
    return new FilterRule(
        given,
        draft.verdict(),
        draft.what(),
        draft.direction(),
        draft.dropProcess(),
        draft.persistent(),
        draft.owner(),
        draft.command());
  }

  /** What a rule does, whoever asked for it and however it is called. */
  static FilterRule essence(FilterRule rule) {
    return new FilterRule(
        ANY_NUMBER,
        rule.verdict(),
        rule.what(),
        rule.direction(),
        rule.dropProcess(),
        rule.persistent(),
        null);
  }
}

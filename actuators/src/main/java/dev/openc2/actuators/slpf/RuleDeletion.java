// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a rule is to be deleted.
 *
 * @param number the number of the rule
 * @param since when that rule was asked for: its number may name another one by the time
 * @param start when it is to be deleted, or null for at once
 * @param by the Command that asks for it, or null if it cannot be told from others
 */
public record RuleDeletion(
    RuleNumber number, Instant since, @Nullable Instant start, @Nullable CommandKey by) {

  /** True if it means this rule, and no other of its number. */
  boolean isOf(StoredRule stored) {
    return stored.rule().number().equals(number) && stored.since().equals(since);
  }

  /** True if its time has come. */
  boolean isDue(Instant now) {
    return start == null || !start.isAfter(now);
  }
}

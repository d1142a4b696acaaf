// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its times.
 *
 * @param rule what it says
 * @param since when it was asked for
 * @param start when it is to come into force, or null if it is in force
 * @param stop when it ends, or null for never
 * @param ofFile true if it is of a rule file, false if a Command of its own asked for it
 */
public record StoredRule(
    FilterRule rule,
    Instant since,
    @Nullable Instant start,
    @Nullable Instant stop,
    boolean ofFile) {

  /** The rule of a Command. */
  public StoredRule(
      FilterRule rule, Instant since, @Nullable Instant start, @Nullable Instant stop) {
    this(rule, since, start, stop, false);
  }

  /** The same, in force. */
  StoredRule begun() {
    return start == null ? this : new StoredRule(rule, since, null, stop, ofFile);
  }

  /** True if its end has come. */
  boolean isOver(Instant now) {
    return stop != null && !stop.isAfter(now);
  }

  /** True if its start has not come. */
  boolean isAhead(Instant now) {
    return start != null && start.isAfter(now);
  }
}

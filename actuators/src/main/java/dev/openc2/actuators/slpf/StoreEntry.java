// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import org.jspecify.annotations.Nullable;

/** A line in the store of rules. */
public sealed interface StoreEntry {

  /** There is a rule; if there was one of its number, it is as this says now. */
  record Added(StoredRule stored) implements StoreEntry {}

  /**
   * A rule is gone.
   *
   * @param by the Command that wanted that; null if nobody did, or it cannot be told from others
   */
  record Removed(RuleNumber number, @Nullable CommandKey by) implements StoreEntry {}

  /**
   * A Command is over.
   *
   * @param number the number of the rule that it made; null of one that made none, because it did
   *     something else or because its rule was called off before its start
   */
  record Done(CommandKey command, @Nullable RuleNumber number) implements StoreEntry {

    /** In place of the number, of a Command that made the rules of a file. */
    static final RuleNumber SEVERAL = new RuleNumber(0);
  }

  /** A Command has not taken effect, whatever was said before. */
  record Forgotten(CommandKey command) implements StoreEntry {}

  /** A rule is to be deleted at a later time. */
  record Planned(RuleDeletion deletion) implements StoreEntry {}

  /** It is deleted by now, or is not to be deleted any more. */
  record Unplanned(RuleDeletion deletion) implements StoreEntry {}

  /** Numbers of our own begin here. */
  record NextNumber(long value) implements StoreEntry {}
}

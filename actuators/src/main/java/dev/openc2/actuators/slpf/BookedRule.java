// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.message.Response;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A rule in the book: in force, or waiting for its time. Guarded by the book's lock. */
final class BookedRule {

  final StoredRule stored;

  /**
   * What is answered for it: when it is in force, when it never will be, or when the program stops
   * before. Completed outside of the lock.
   */
  final CompletableFuture<Response> applied = new CompletableFuture<>();

  boolean isInForce;

  /** Whether it was called off before it came into force. */
  boolean isCancelled;

  private Alarms.@Nullable Alarm alarm;

  BookedRule(StoredRule stored) {
    this.stored = stored;
  }

  FilterRule rule() {
    return stored.rule();
  }

  RuleNumber number() {
    return rule().number();
  }

  /** True if it is the rule of this Command. */
  boolean isOf(CommandKey command) {
    return command.equals(rule().command());
  }

  /** Whether its start is ahead. */
  boolean isWaiting() {
    return !isInForce && alarm != null;
  }

  /** The alarm for its start, and later the one for its end. */
  void setAlarm(Alarms.Alarm newAlarm) {
    alarm = newAlarm;
  }

  void cancelAlarm() {
    if (alarm != null) {
      alarm.cancel();
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.value.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Tells the log what becomes of rules, all in the same words. */
final class RuleLog {

  private static final Logger LOGGER = LoggerFactory.getLogger(RuleBook.class);

  private RuleLog() {}

  static void log(String event, BookedRule booked) {
    describe(LOGGER.atInfo(), booked).log(event);
  }

  static void warn(String event, BookedRule booked, PacketFilterException e) {
    warn(event, booked, String.valueOf(e.getMessage()));
  }

  static void warn(String event, BookedRule booked, String reason) {
    describe(LOGGER.atWarn(), booked).addKeyValue("reason", reason).log(event);
  }

  private static LoggingEventBuilder describe(LoggingEventBuilder event, BookedRule booked) {
    String owner = booked.rule().owner();
    return event
        .addKeyValue("ruleNumber", booked.number())
        .addKeyValue("rule", booked.rule().describe())
        .addKeyValue("from", owner == null ? "-" : Printable.quote(owner));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import dev.openc2.daemon.config.LogLevel;

/**
 * Sets up slf4j-simple, which reads system properties: lines with a time on stderr. What the user
 * set with {@code -D} stays. Done before anything is logged.
 */
final class LogSetup {

  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private LogSetup() {}

  /** Our own log at this level, that of libraries from warnings on. */
  static void apply(LogLevel level) {
    unlessSet("log.dev.openc2", level.wireName());
    unlessSet("defaultLogLevel", LogLevel.WARN.wireName());
    unlessSet("showDateTime", "true");
    unlessSet("dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    unlessSet("showThreadName", "false");
    unlessSet("logFile", "System.err");
  }

  private static void unlessSet(String name, String value) {
    if (System.getProperty(PREFIX + name) == null) {
      System.setProperty(PREFIX + name, value);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

/**
 * Sets the levels of slf4j-simple, which reads them when a logger is made: before the first use.
 */
final class LogLevels {

  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private LogLevels() {}

  /** Warnings only, without the name of the thread. */
  static void initial() {
    setIfAbsent("defaultLogLevel", "warn");
    setIfAbsent("showThreadName", "false");
    setIfAbsent("showShortLogName", "true");
  }

  /** Everything of our own with {@code -v}. */
  static void verbose(int times) {
    if (times > 0) {
      System.setProperty(PREFIX + "log.dev.openc2", "debug");
    }
  }

  private static void setIfAbsent(String name, String value) {
    if (System.getProperty(PREFIX + name) == null) {
      System.setProperty(PREFIX + name, value);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import java.util.Locale;

/** How much is logged. */
public enum LogLevel {
  /** Only our own bugs. */
  ERROR,
  /** What wants a person. */
  WARN,
  /** Also what comes and goes. */
  INFO,
  /** Also what explains it. */
  DEBUG,
  /** Everything. */
  TRACE;

  /** The name in files: {@code info}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

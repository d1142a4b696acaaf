// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A side of a pair; benchmarks have a method for each. */
enum Side {
  OURS,
  JACKSON;

  /** The system property with its name. */
  static final String PROPERTY = "openc2.bench.side";

  /** Which one this process was started to be; null if none. */
  static @Nullable Side ofThisProcess() {
    String side = System.getProperty(PROPERTY);
    return side == null ? null : valueOf(side);
  }

  /** The name of its method. */
  String method() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The octet by which a process says that it is this one. */
  int mark() {
    return name().charAt(0);
  }
}

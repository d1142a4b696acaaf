// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import java.util.Locale;

/** A side of a pair; benchmarks have a method for each. */
enum Side {
  OURS,
  JACKSON;

  /** The name of its method. */
  String method() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The octet by which a process says that it is this one. */
  int mark() {
    return name().charAt(0);
  }
}

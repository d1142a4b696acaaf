// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import dev.openc2.encoding.Encodings;

/** Bytes that may be JSON. */
public final class JsonTarget {

  private JsonTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Oracle.bytes(input, Encodings.JSON);
  }
}

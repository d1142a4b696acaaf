// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.validate;

/** How a verdict is shown: as one line that is fit for a terminal. */
public enum VerdictForm {
  /** For people: the name, and all that is wrong as far as it goes into a line. */
  TEXT,
  /** For programs: a JSON object with everything. */
  JSON;

  String line(Verdict verdict) {
    return switch (this) {
      case TEXT -> VerdictText.of(verdict);
      case JSON -> VerdictJson.of(verdict);
    };
  }
}

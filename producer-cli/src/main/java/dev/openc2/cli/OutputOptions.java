// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.option;

/** What is shown, and how. */
final class OutputOptions {

  /** The forms of a result; the names are those on the command line. */
  enum Form {
    /** For people. */
    table,
    /** For programs. */
    json
  }

  private final Arguments arguments = new Arguments();

  private final Argument<Form> form =
      arguments.orElse(
          option(
                  "--output",
                  "table|json",
                  "lines as answers come, or one JSON document at the end; default: table")
              .names("-o", "--output"),
          Form.table);

  /** These options, for a command that has them. */
  Arguments arguments() {
    return arguments;
  }

  Form form() {
    return form.value();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import picocli.CommandLine.Option;

/** What is shown, and how. */
final class OutputOptions {

  /** The forms of a result; the names are those on the command line. */
  enum Form {
    /** For people. */
    table,
    /** For programs. */
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      description = "lines as answers come, or one JSON document at the end; default: table")
  private Form form = Form.table;

  Form form() {
    return form;
  }
}

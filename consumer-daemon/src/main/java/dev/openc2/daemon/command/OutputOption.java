// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.command;

import picocli.CommandLine.Option;

/** How a subcommand tells what it has to tell: for people or for programs. */
public final class OutputOption {

  private enum Form {
    TABLE,
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "table, or json: one object a line (default: ${DEFAULT-VALUE}).")
  private Form form = Form.TABLE;

  /** Filled by picocli. */
  public OutputOption() {}

  /** True for one JSON object a line, false for a table. */
  public boolean isJson() {
    return form == Form.JSON;
  }
}

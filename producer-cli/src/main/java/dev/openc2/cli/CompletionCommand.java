// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.completion.BashCompletion;
import dev.openc2.cli.report.ExitCode;
import dev.openc2.profile.Profiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code oc2 completion}: teaches bash the words of {@code oc2}. */
final class CompletionCommand implements Callable<Integer> {

  private final Oc2Command root;

  CompletionCommand(Oc2Command root) {
    this.root = root;
  }

  /** How it is called. */
  CommandSpec spec() {
    CommandSpec spec = Arguments.command(this);
    spec.usageMessage()
        .description("Prints a script with which bash completes commands, targets and options.")
        .footer(
            "",
            "For this shell:  source <(oc2 completion)",
            "Once a profile was added, print it anew.");
    return spec;
  }

  @Override
  public Integer call() {
    root.out().print(BashCompletion.of(CommandLines.all(root), Profiles.installed()));
    root.out().flush();
    return ExitCode.OK.code();
  }
}

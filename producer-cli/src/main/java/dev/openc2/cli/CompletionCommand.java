// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.completion.BashCompletion;
import dev.openc2.cli.report.ExitCode;
import dev.openc2.profile.Profiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code oc2 completion}: teaches bash the words of {@code oc2}. */
@Command(
    name = "completion",
    description = "Prints a script with which bash completes commands, targets and options.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For this shell:  source <(oc2 completion)",
      "Once a profile was added, print it anew."
    })
final class CompletionCommand implements Callable<Integer> {

  @ParentCommand private Oc2Command root;

  @SuppressWarnings("NullAway.Init") // picocli sets root
  CompletionCommand() {}

  @Override
  public Integer call() {
    root.out().print(BashCompletion.of(CommandLines.all(root), Profiles.installed()));
    root.out().flush();
    return ExitCode.OK.code();
  }
}

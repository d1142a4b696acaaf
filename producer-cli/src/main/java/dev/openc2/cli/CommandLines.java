// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.report.ExitCode;
import dev.openc2.message.Action;
import java.util.Arrays;
import picocli.CommandLine;

/** Puts the command line together. */
final class CommandLines {

  private static final int WIDTH = 100;

  private CommandLines() {}

  /** Runs the command line and returns the exit code. */
  static int run(Environment environment, String... args) {
    String[] ordered = LeadingOptions.moveBehindCommand(args);
    return of(environment, ordered).execute(ordered);
  }

  /**
   * The command line.
   *
   * @param args what is going to be run: if the first of them names an action, the other actions
   *     are left out, which saves half of the start
   */
  private static CommandLine of(Environment environment, String... args) {
    Oc2Command root = new Oc2Command(environment);
    CommandLine commandLine = new CommandLine(root);
    for (Action action : Action.values()) {
      if (isWanted(action, args)) {
        CommandLine subcommand = new CommandLine(new ActionCommand(action));
        subcommand.getCommandSpec().usageMessage().description(ActionHelp.of(action));
        subcommand.getCommandSpec().usageMessage().footer(ActionHelp.TARGETS);
        commandLine.addSubcommand(action.wireName(), subcommand);
      }
    }
    commandLine.addSubcommand(new SendCommand());
    commandLine.addSubcommand(new ValidateCommand());
    commandLine.addSubcommand(new ConvertCommand());
    commandLine.addSubcommand(new DemoCommand());
    Converters.register(commandLine);
    commandLine
        .setExpandAtFiles(false)
        .setUsageHelpWidth(WIDTH)
        .setOut(environment.outWriter())
        .setErr(environment.errWriter())
        .setParameterExceptionHandler(Errors::onParameters)
        .setExecutionExceptionHandler((e, line, result) -> Errors.onExecution(e, root));
    commandLine.getCommandSpec().usageMessage().footer(exitCodes());
    return commandLine;
  }

  private static boolean isWanted(Action action, String... args) {
    boolean named = args.length > 0 && Action.of(args[0]).isPresent();
    return !named || action.wireName().equals(args[0]);
  }

  private static String[] exitCodes() {
    return Arrays.stream(ExitCode.values())
        .map(exitCode -> String.format("%4d  %s", exitCode.code(), exitCode.meaning()))
        .toArray(String[]::new);
  }
}

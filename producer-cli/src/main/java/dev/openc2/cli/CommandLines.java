// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.report.ExitCode;
import dev.openc2.message.Action;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Puts the command line together. */
final class CommandLines {

  private static final List<String> OF_EVERY_COMMAND = List.of("-v", "-h", "-V");
  private static final int WIDTH = 100;

  private CommandLines() {}

  /**
   * The command line.
   *
   * @param args what is going to be run: if the first of them names an action, the other actions
   *     are left out, which saves half of the start
   */
  static CommandLine of(Environment environment, String... args) {
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
    addOffline(commandLine, new ValidateCommand());
    addOffline(commandLine, new ConvertCommand());
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

  /** These do not connect: options that would be ignored are not there. */
  private static void addOffline(CommandLine commandLine, Object command) {
    CommandLine subcommand = new CommandLine(command);
    List<OptionSpec> own = List.copyOf(subcommand.getCommandSpec().options());
    commandLine.addSubcommand(subcommand);
    CommandSpec spec = subcommand.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      if (!own.contains(option) && !OF_EVERY_COMMAND.contains(option.shortestName())) {
        spec.remove(option);
      }
    }
  }

  private static String[] exitCodes() {
    return Arrays.stream(ExitCode.values())
        .map(exitCode -> String.format("%4d  %s", exitCode.code(), exitCode.meaning()))
        .toArray(String[]::new);
  }
}

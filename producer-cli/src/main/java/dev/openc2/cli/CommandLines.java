// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.report.ExitCode;
import dev.openc2.message.Action;
import dev.openc2.profile.Profiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Puts the command line together and runs it. */
final class CommandLines {

  private static final int WIDTH = 100;

  private static final Map<String, Supplier<CommandLine>> SUBCOMMANDS = new LinkedHashMap<>();

  static {
    for (Action action : Action.values()) {
      SUBCOMMANDS.put(action.wireName(), () -> subcommand(action));
    }
    SUBCOMMANDS.put("send", () -> new CommandLine(new SendCommand()));
    SUBCOMMANDS.put("validate", () -> new CommandLine(new ValidateCommand()));
    SUBCOMMANDS.put("convert", () -> new CommandLine(new ConvertCommand()));
    SUBCOMMANDS.put("demo", () -> new CommandLine(new DemoCommand()));
    SUBCOMMANDS.put("profiles", () -> new CommandLine(new ProfilesCommand()));
    SUBCOMMANDS.put("completion", () -> new CommandLine(new CompletionCommand()));
  }

  private CommandLines() {}

  /** Runs the command line and returns the exit code. */
  static int run(Environment environment, String... args) {
    String[] ordered = LeadingOptions.moveBehindCommand(args);
    WatchedOutput out = new WatchedOutput(environment.out());
    CommandLine commandLine = of(environment.withOut(out), ordered);
    int exitCode = commandLine.execute(ordered);
    commandLine.getOut().flush();
    return out.isLossy() ? Errors.onLostOutput(commandLine.getErr(), exitCode) : exitCode;
  }

  /** The command line with every subcommand, to look at. */
  static CommandLine all(Oc2Command root) {
    CommandLine commandLine = new CommandLine(root);
    SUBCOMMANDS.forEach((name, maker) -> commandLine.addSubcommand(name, maker.get()));
    return commandLine;
  }

  private static CommandLine of(Environment environment, String... args) {
    Oc2Command root = new Oc2Command(environment);
    CommandLine commandLine = new CommandLine(root);
    addSubcommands(commandLine, args);
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

  /** Only the one that is going to run, if that is clear: looking into all takes a while. */
  private static void addSubcommands(CommandLine commandLine, String... args) {
    Supplier<CommandLine> only = args.length == 0 ? null : SUBCOMMANDS.get(args[0]);
    if (only == null) {
      SUBCOMMANDS.forEach((name, maker) -> commandLine.addSubcommand(name, maker.get()));
    } else {
      commandLine.addSubcommand(args[0], only.get());
    }
  }

  private static CommandLine subcommand(Action action) {
    CommandLine subcommand = new CommandLine(new ActionCommand(action));
    subcommand.getCommandSpec().usageMessage().description(ActionHelp.of(action));
    // Not before somebody asks: looking for profiles takes a while.
    subcommand
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> ActionHelp.targets(Profiles.installed()));
    return subcommand;
  }

  private static String[] exitCodes() {
    return Arrays.stream(ExitCode.values())
        .map(exitCode -> String.format("%4d  %s", exitCode.code(), exitCode.meaning()))
        .toArray(String[]::new);
  }
}

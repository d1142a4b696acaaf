// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.report.ExitCode;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Puts the command line together and runs it. */
final class CommandLines {

  private static final int WIDTH = 100;

  private static final Map<String, Function<Oc2Command, CommandLine>> SUBCOMMANDS =
      new LinkedHashMap<>();

  /** The subcommands that ask for no codec. */
  private static final Set<String> WITHOUT_CODEC = Set.of("demo", "profiles", "completion");

  static {
    for (Action action : Action.values()) {
      SUBCOMMANDS.put(action.wireName(), root -> subcommand(action, root));
    }
    SUBCOMMANDS.put("send", root -> new CommandLine(new SendCommand(root).spec()));
    SUBCOMMANDS.put("validate", root -> new CommandLine(new ValidateCommand(root).spec()));
    SUBCOMMANDS.put("convert", root -> new CommandLine(new ConvertCommand(root).spec()));
    SUBCOMMANDS.put("demo", root -> new CommandLine(new DemoCommand(root).spec()));
    SUBCOMMANDS.put("profiles", root -> new CommandLine(new ProfilesCommand(root).spec()));
    SUBCOMMANDS.put("completion", root -> new CommandLine(new CompletionCommand(root).spec()));
  }

  private CommandLines() {}

  /** Runs the command line and returns the exit code. */
  static int run(Environment environment, String... args) {
    String[] ordered = LeadingOptions.moveBehindCommand(environment, args);
    WatchedOutput out = new WatchedOutput(environment.out());
    CommandLine commandLine = of(environment.withOut(out), ordered);
    int exitCode = commandLine.execute(ordered);
    commandLine.getOut().flush();
    return out.isLossy() ? Errors.onLostOutput(commandLine.getErr(), exitCode) : exitCode;
  }

  /** The command line with every subcommand, to look at. */
  static CommandLine all(Oc2Command running) {
    Oc2Command root = new Oc2Command(running.environment(), running::codec);
    CommandLine commandLine = new CommandLine(root.spec());
    SUBCOMMANDS.forEach((name, maker) -> commandLine.addSubcommand(name, maker.apply(root)));
    return commandLine;
  }

  private static CommandLine of(Environment environment, String... args) {
    Oc2Command root = new Oc2Command(environment, codec(args));
    CommandLine commandLine = new CommandLine(root.spec());
    addSubcommands(commandLine, root, args);
    Converters.register(commandLine);
    commandLine
        .setExpandAtFiles(false)
        .setUsageHelpWidth(WIDTH)
        .setOut(environment.outWriter())
        .setErr(environment.errWriter())
        .setParameterExceptionHandler(Errors::onParameters)
        .setExecutionExceptionHandler((e, line, result) -> Errors.onExecution(e, root));
    commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> exitCodes());
    return commandLine;
  }

  /** One that is certainly needed is made while the command line is put together and read. */
  private static Supplier<MessageCodec> codec(String... args) {
    boolean isNeeded =
        args.length > 0 && SUBCOMMANDS.containsKey(args[0]) && !WITHOUT_CODEC.contains(args[0]);
    return isNeeded ? InstalledCodec.fromNowOn() : InstalledCodec.whenAsked();
  }

  /** Only the one that is going to run, if that is clear: looking into all takes a while. */
  private static void addSubcommands(CommandLine commandLine, Oc2Command root, String... args) {
    Function<Oc2Command, CommandLine> only = args.length == 0 ? null : SUBCOMMANDS.get(args[0]);
    if (only == null) {
      SUBCOMMANDS.forEach((name, maker) -> commandLine.addSubcommand(name, maker.apply(root)));
    } else {
      commandLine.addSubcommand(args[0], only.apply(root));
    }
  }

  private static CommandLine subcommand(Action action, Oc2Command root) {
    CommandLine subcommand = new CommandLine(new ActionCommand(action, root).spec());
    // Not before somebody asks: looking for profiles takes a while.
    subcommand
        .getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_FOOTER,
            help -> ActionHelp.targets(root.codec().profiles()));
    return subcommand;
  }

  private static String exitCodes() {
    return Arrays.stream(ExitCode.values())
        .map(exitCode -> String.format("%4d  %s%n", exitCode.code(), exitCode.meaning()))
        .collect(Collectors.joining());
  }
}

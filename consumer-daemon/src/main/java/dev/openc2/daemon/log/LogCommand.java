// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.log;

import dev.openc2.daemon.command.OutputOption;
import dev.openc2.daemon.command.Pause;
import dev.openc2.daemon.command.StateOptions;
import dev.openc2.daemon.config.ActuatorFactories;
import dev.openc2.ledger.LedgerLog;
import dev.openc2.ledger.LogEntry;
import dev.openc2.ledger.SqliteLedger;
import dev.openc2.value.DurationText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code oc2d log}: tells what became of the Commands of this device. */
@Command(
    name = "log",
    sortOptions = false,
    description =
        "Tells what became of the commands of this device, also while oc2d runs: as far back as"
            + " it remembers them.",
    customSynopsis = "oc2d log (--state-dir DIR | --config FILE) [options]",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told; or --follow was ended by SIGINT or SIGTERM",
      "1:a bug in oc2d",
      "2:wrong usage, or there is nothing that can be read"
    })
public final class LogCommand implements Callable<Integer> {

  private final ActuatorFactories factories;
  private final InstantSource clock;
  private final Pause pause;

  @Mixin private StateOptions state = new StateOptions();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on telling what comes, and each command again when it has gone on.")
  private boolean follow;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      defaultValue = "100",
      description = "Tell of the last N commands (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Tell only of commands that came since, such as 30m or 2h.")
  private @Nullable Duration since;

  @Mixin private OutputOption output = new OutputOption();

  /**
   * A command that is not bound to a process.
   *
   * @param factories the kinds of actuators that a configuration may name
   * @param pause waits between two looks at a ledger that is followed
   */
  public LogCommand(ActuatorFactories factories, InstantSource clock, Pause pause) {
    this.factories = factories;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public Integer call() throws InterruptedException {
    state.refuseOptionsBefore();
    if (limit < 0) {
      throw mistake("--limit: " + limit + " is negative");
    }
    try (LedgerLog log =
        LedgerLog.open(state.read(factories).directory().resolve(SqliteLedger.FILE_NAME))) {
      tell(log);
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      state.commandLine().getErr().println("oc2d: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private void tell(LedgerLog log) throws IOException, InterruptedException {
    PrintWriter out = state.commandLine().getOut();
    LogFormat format = output.isJson() ? new LogLines() : new LogTable(ZoneId.systemDefault());
    if (!format.head().isEmpty()) {
      out.println(format.head());
    }
    boolean isRead = print(log.latest(limit, start()), format, out);
    while (follow && isRead) {
      pause.pause();
      isRead = print(log.news(), format, out);
    }
  }

  private @Nullable Instant start() {
    if (since == null) {
      return null;
    }
    try {
      return clock.instant().minus(since);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** False if whoever read it went away, which is no failure. */
  private static boolean print(List<LogEntry> entries, LogFormat format, PrintWriter out) {
    for (LogEntry entry : entries) {
      out.println(format.line(entry));
    }
    return !out.checkError();
  }

  private ParameterException mistake(String sentence) {
    return new ParameterException(state.commandLine(), sentence);
  }

  /** Reads {@code 1h30m}. */
  static final class DurationConverter implements CommandLine.ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
      try {
        return DurationText.parse(text);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.input.TimeText;
import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.words.CommandTree;
import dev.openc2.message.ResponseRequested;
import dev.openc2.value.CommandId;
import dev.openc2.value.Nsid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The parts of a Command beside action and target. */
final class CommandOptions {

  @Option(
      names = "--response",
      paramLabel = "none|ack|status|complete",
      description = "which answer is wanted; default: complete")
  private @Nullable ResponseRequested response;

  @Option(names = "--duration", paramLabel = "TIME", description = "for how long, such as 1h30m")
  private @Nullable Duration duration;

  @Option(
      names = "--start",
      paramLabel = "WHEN",
      description = "when to begin: 2026-11-21T10:00:00Z, +10m, or milliseconds since 1970")
  private @Nullable String start;

  @Option(names = "--stop", paramLabel = "WHEN", description = "when to end")
  private @Nullable String stop;

  @Option(
      names = "--arg",
      paramLabel = "KEY=VALUE",
      description = "an argument, such as slpf.drop_process=reject; may be repeated")
  private List<String> args = new ArrayList<>();

  @Option(
      names = "--specifier",
      paramLabel = "KEY=VALUE",
      description = "narrows down the actuators of the profile, such as hostname=fw1")
  private List<String> specifiers = new ArrayList<>();

  @Option(names = "--command-id", paramLabel = "ID", description = "a name for the command")
  private @Nullable CommandId commandId;

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      description = "a note for people; needs --lang 2.0")
  private @Nullable String comment;

  void addTo(CommandTree tree, @Nullable Nsid profile, Instant now) {
    args.forEach(tree::arg);
    if (start != null) {
      tree.startTime(TimeText.instant(start, now));
    }
    if (stop != null) {
      tree.stopTime(TimeText.instant(stop, now));
    }
    if (duration != null) {
      tree.duration(duration);
    }
    if (response != null) {
      tree.responseRequested(response);
    }
    if (comment != null) {
      tree.comment(comment);
    }
    if (commandId != null) {
      tree.commandId(commandId);
    }
    if (profile != null) {
      tree.actuator(profile, specifiers);
    } else if (!specifiers.isEmpty()) {
      throw new UsageException("--specifier needs --profile");
    }
  }
}

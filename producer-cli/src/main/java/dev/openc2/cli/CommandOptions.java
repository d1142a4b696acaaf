// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.option;

import dev.openc2.cli.input.TimeText;
import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.words.CommandTree;
import dev.openc2.message.ResponseRequested;
import dev.openc2.value.CommandId;
import dev.openc2.value.Nsid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a Command beside action and target. */
final class CommandOptions {

  private final Arguments arguments = new Arguments();

  private final Argument<@Nullable ResponseRequested> response =
      arguments.optional(
          option(
              "--response",
              "none|ack|status|complete",
              "which answer is wanted; default: complete"),
          ResponseRequested.class);

  private final Argument<@Nullable Duration> duration =
      arguments.optional(
          option("--duration", "TIME", "for how long, such as 1h30m"), Duration.class);

  private final Argument<@Nullable String> start =
      arguments.optional(
          option(
              "--start",
              "WHEN",
              "when to begin: 2026-11-21T10:00:00Z, +10m, or milliseconds since 1970"),
          String.class);

  private final Argument<@Nullable String> stop =
      arguments.optional(option("--stop", "WHEN", "when to end"), String.class);

  private final Argument<List<String>> args =
      arguments.list(
          option(
              "--arg",
              "KEY=VALUE",
              "an argument, such as slpf.drop_process=reject; may be repeated"),
          String.class);

  private final Argument<List<String>> specifiers =
      arguments.list(
          option(
              "--specifier",
              "KEY=VALUE",
              "narrows down the actuators of the profile, such as hostname=fw1"),
          String.class);

  private final Argument<@Nullable CommandId> commandId =
      arguments.optional(option("--command-id", "ID", "a name for the command"), CommandId.class);

  private final Argument<@Nullable String> comment =
      arguments.optional(
          option("--comment", "TEXT", "a note for people; needs --lang 2.0"), String.class);

  /** These options, for a command that has them. */
  Arguments arguments() {
    return arguments;
  }

  void addTo(CommandTree tree, @Nullable Nsid profile, Instant now) {
    args.value().forEach(tree::arg);
    String begin = start.value();
    if (begin != null) {
      tree.startTime(TimeText.instant(begin, now));
    }
    String end = stop.value();
    if (end != null) {
      tree.stopTime(TimeText.instant(end, now));
    }
    Duration length = duration.value();
    if (length != null) {
      tree.duration(length);
    }
    ResponseRequested answer = response.value();
    if (answer != null) {
      tree.responseRequested(answer);
    }
    String note = comment.value();
    if (note != null) {
      tree.comment(note);
    }
    CommandId id = commandId.value();
    if (id != null) {
      tree.commandId(id);
    }
    if (profile != null) {
      tree.actuator(profile, specifiers.value());
    } else if (!specifiers.value().isEmpty()) {
      throw new UsageException("--specifier needs --profile");
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.progress;

import dev.openc2.message.Extension;
import dev.openc2.profile.Codec;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.Node;
import dev.openc2.tree.TreeMapBuilder;
import dev.openc2.value.CommandId;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one Command. Its own results, if it has any, stand beside this one under their
 * own namespaces.
 *
 * @param commandId the id that was asked for
 * @param command action and target, such as {@code deny ipv4_net}
 * @param stage how far it has got
 * @param startTime when it is to begin; there exactly while it is {@link Stage#SCHEDULED}
 * @param status the status of its outcome, 100 to 599; there exactly when it is over
 * @param statusText the sentence of its outcome, or null
 */
public record CommandReport(
    CommandId commandId,
    String command,
    Stage stage,
    @Nullable Instant startTime,
    @Nullable Integer status,
    @Nullable String statusText)
    implements Extension {

  static final Codec<CommandReport> CODEC =
      new Codec<>(CommandReport.class, CommandReport::read, CommandReport::write);

  private static final int MIN_STATUS = 100;
  private static final int MAX_STATUS = 599;

  /** Checks that time and status are there when they must be. */
  public CommandReport {
    if ((startTime != null) != (stage == Stage.SCHEDULED)) {
      throw new IllegalArgumentException("start_time goes with scheduled, and with nothing else");
    }
    if ((status != null) != stage.isOver()) {
      throw new IllegalArgumentException("status goes with finished and cancelled alone");
    }
    if (status != null && (status < MIN_STATUS || status > MAX_STATUS)) {
      throw new IllegalArgumentException("status: " + status + " is not between 100 and 599");
    }
    if (statusText != null && status == null) {
      throw new IllegalArgumentException("status_text goes with a status");
    }
  }

  @Override
  public Nsid nsid() {
    return ProgressProfile.NSID;
  }

  private static CommandReport read(Node node) {
    Fields fields = node.object();
    Field<CommandId> commandId = fields.required("command_id", id -> id.text(CommandId::of));
    Field<String> command = fields.required("command", Node::text);
    Field<Stage> stage = fields.required("stage", CommandReport::readStage);
    Field<Instant> startTime = fields.optional("start_time", Node::instant);
    Field<Long> status = fields.optional("status", code -> code.integer(MIN_STATUS, MAX_STATUS));
    Field<String> statusText = fields.optional("status_text", Node::text);
    return fields.complete(
        () -> {
          Long code = status.orNull();
          return new CommandReport(
              commandId.get(),
              command.get(),
              stage.get(),
              startTime.orNull(),
              code == null ? null : code.intValue(),
              statusText.orNull());
        });
  }

  private static Stage readStage(Node node) {
    return node.text(
        name ->
            Stage.of(name)
                .orElseThrow(
                    () -> new IllegalArgumentException(Printable.quote(name) + " is no stage")));
  }

  private static Object write(CommandReport report) {
    return new TreeMapBuilder()
        .put("command_id", report.commandId.value())
        .put("command", report.command)
        .put("stage", report.stage.wireName())
        .putIfPresent("start_time", report.startTime, Instant::toEpochMilli)
        .putIfPresent("status", report.status, Integer::longValue)
        .putIfPresent("status_text", report.statusText, text -> text)
        .build();
  }
}

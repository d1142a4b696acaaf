// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.progress;

import dev.openc2.message.Extension;
import dev.openc2.type.PlainType;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.value.CommandId;
import dev.openc2.value.Nsid;
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

  private static final int MIN_STATUS = 100;
  private static final int MAX_STATUS = 599;

  static final RecordType<CommandReport> TYPE = type();

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

  private static RecordType<CommandReport> type() {
    var type = RecordType.builder("Results", CommandReport.class);
    var commandId =
        type.required(
            "command_id", Types.COMMAND_ID, CommandReport::commandId, "the id that was asked for");
    var command = type.required("command", Types.TEXT, CommandReport::command, "what it is");
    var stage = type.required("stage", Stage.TYPE, CommandReport::stage, "how far it has got");
    var startTime =
        type.optional(
            "start_time", Types.DATE_TIME, CommandReport::startTime, "when it is to begin");
    PlainType<Integer> statusType =
        PlainType.of(
            "Status-Code", node -> (int) node.integer(MIN_STATUS, MAX_STATUS), Integer::longValue);
    var status = type.optional("status", statusType, CommandReport::status, "of its outcome");
    var statusText =
        type.optional("status_text", Types.TEXT, CommandReport::statusText, "the same for people");
    return type.build(
        values ->
            new CommandReport(
                values.require(commandId),
                values.require(command),
                values.require(stage),
                values.get(startTime),
                values.get(status),
                values.get(statusText)));
  }
}

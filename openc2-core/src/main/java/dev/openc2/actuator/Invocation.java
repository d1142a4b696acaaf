// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuator;

import dev.openc2.value.CommandId;
import dev.openc2.value.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of one Command.
 *
 * @param from the Producer as it named itself, or null
 * @param requestId the request id, or null
 * @param commandId the effective name of the Command: its own, else the request id if it is short
 *     enough, else null
 * @param cancellation lets the handler offer a way to stop the Command
 */
public record Invocation(
    @Nullable String from,
    @Nullable RequestId requestId,
    @Nullable CommandId commandId,
    Cancellation cancellation) {

  /** The circumstances of a Command that nobody will call off. */
  public Invocation(
      @Nullable String from, @Nullable RequestId requestId, @Nullable CommandId commandId) {
    this(from, requestId, commandId, Cancellation.NEVER);
  }
}

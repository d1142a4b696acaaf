// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.actuator.Cancellation;
import dev.openc2.actuator.Invocation;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.value.CommandId;
import dev.openc2.value.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * A Command that is for this device and comes for the first time.
 *
 * @param key its name in the ledger, or null if it is not noted there
 */
record Order(ReplyTo replyTo, Headers headers, Command command, @Nullable LedgerKey key) {

  /** What one of its handlers is told. */
  Invocation invocation(Cancellation cancellation) {
    return new Invocation(headers.from(), headers.requestId(), effectiveId(), cancellation);
  }

  /**
   * Its name for other Commands. Without a command id the request id serves, if it is fit to be one
   * (oc2ls v1.0 §3.3.1).
   */
  @Nullable CommandId effectiveId() {
    RequestId requestId = headers.requestId();
    if (command.commandId() != null || requestId == null) {
      return command.commandId();
    }
    try {
      return CommandId.of(requestId.value());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

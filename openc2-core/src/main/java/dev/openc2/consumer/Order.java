// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.actuator.Cancellation;
import dev.openc2.actuator.Invocation;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.value.CommandId;
import dev.openc2.value.RequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Command that is for this device and comes for the first time, or was left unfinished when the
 * device stopped.
 *
 * @param headers of them who sent it, its id and when it was made; the others may be large
 * @param key its name in the ledger, or null if it is not noted there
 * @param life how long it may be run
 * @param past how far it came before the device stopped
 * @param bytes how large its message was; 0 for one that was left, which had its room before
 */
record Order(
    ReplyTo replyTo,
    Headers headers,
    Command command,
    @Nullable LedgerKey key,
    Life life,
    Past past,
    int bytes) {

  /** Lets go of the headers that nobody needs any more. */
  Order {
    headers = Headers.of(headers.requestId(), headers.created(), headers.from(), List.of());
  }

  /** How far a Command came in an earlier run of the program. */
  enum Past {
    /** It comes for the first time. */
    NONE,
    /** It was taken, and no more. */
    TAKEN,
    /** It was taken, and the one answer to it was given. */
    ANSWERED,
    /** Its handlers were called. */
    BEGUN,
    /** Its handlers were called, and the one answer to it was given. */
    BEGUN_AND_ANSWERED;

    /** True if it was admitted then: there is no room or rate to refuse it for any more. */
    boolean isAdmitted() {
      return this != NONE;
    }

    boolean isBegun() {
      return this == BEGUN || this == BEGUN_AND_ANSWERED;
    }

    boolean isAnswered() {
      return this == ANSWERED || this == BEGUN_AND_ANSWERED;
    }
  }

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

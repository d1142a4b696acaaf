// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuator;

import dev.openc2.message.Command;
import dev.openc2.message.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Runs one action on one kind of target.
 *
 * <p>The stage completes when the outcome is known: a 200 means that it is done, not that it was
 * begun. A handler that waits for something (a start time, a slow device) returns at once and
 * completes later; meanwhile the engine answers 102 where that is due and goes on with other
 * Commands of the actuator. If it can still give the work up, it offers so to the {@link
 * Invocation#cancellation()}. A failure is thrown or completes the stage: an {@link
 * dev.openc2.OpenC2Exception} is answered with its status and text, anything else with a neutral
 * 500.
 */
@FunctionalInterface
public interface Handler {

  /** Runs the Command. */
  CompletionStage<Response> handle(Command command, Invocation invocation);

  /** A handler that is done when it returns. */
  static Handler of(Immediate immediate) {
    return (command, invocation) ->
        CompletableFuture.completedFuture(immediate.handle(command, invocation));
  }

  /** A handler that is done when it returns. */
  @FunctionalInterface
  interface Immediate {

    /** Runs the Command and returns the outcome. */
    Response handle(Command command, Invocation invocation);
  }
}

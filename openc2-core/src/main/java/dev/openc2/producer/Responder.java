// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.message.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one device did about a Command.
 *
 * @param device its id as it stands in {@code to} or came in {@code from}; {@link #UNNAMED} for a
 *     Response that does not say who sent it
 * @param state what became of the Command there
 * @param response its answer, the newest one while it is working; null if none could be read
 * @param after how long after the sending that was known; null while nothing is
 * @param problem one sentence on what went wrong at the unintelligible, at one that the transport
 *     could not reach, or at a silent one of which nobody knows whether it got the Command; else
 *     null
 */
public record Responder(
    String device,
    ResponderState state,
    @Nullable Response response,
    @Nullable Duration after,
    @Nullable String problem) {

  /** Stands for whoever sent a Response without {@code from}. */
  public static final String UNNAMED = "(unnamed)";

  static Responder silent(String device) {
    return new Responder(device, ResponderState.SILENT, null, null, null);
  }

  /** True if an answer came from it, readable or not, final or not. */
  boolean isHeard() {
    return state == ResponderState.WORKING || isFinal();
  }

  /** True if it gave the last answer that is expected of it. */
  boolean isFinal() {
    return state == ResponderState.ANSWERED || state == ResponderState.UNINTELLIGIBLE;
  }

  /** True if there is nothing to wait for any more. */
  boolean isSettled() {
    return isFinal() || state == ResponderState.NOT_THERE || problem != null;
  }
}

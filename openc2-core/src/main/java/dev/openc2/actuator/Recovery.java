// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuator;

import dev.openc2.message.Response;
import java.util.concurrent.CompletionStage;

/**
 * What an actuator finds out about a Command that it was running when the device stopped. Only what
 * it knows: where it would have to guess, the answer is {@link Unknown}.
 */
public sealed interface Recovery {

  /** The Command has taken effect, or has failed for good: this is the answer to it. */
  record Done(Response response) implements Recovery {}

  /** The Command has left no effect at all: it may be run as if it came now. */
  record NotDone() implements Recovery {}

  /**
   * The Command still waits for its time, or is still being run: the stage has the answer to it.
   */
  record Going(CompletionStage<Response> outcome) implements Recovery {}

  /** It cannot be told. The Command is not run again, and the Producer is told so. */
  record Unknown() implements Recovery {}
}

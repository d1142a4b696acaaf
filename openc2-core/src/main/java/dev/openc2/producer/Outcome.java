// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.message.Command;
import dev.openc2.message.ResponseRequested;
import dev.openc2.value.RequestId;
import java.util.List;

/**
 * What is known when an exchange is over.
 *
 * @param requestId the request id
 * @param command what was sent
 * @param ending why it is over
 * @param responders the devices in {@code to} in that order, then the others as they answered
 */
public record Outcome(
    RequestId requestId, Command command, Ending ending, List<Responder> responders) {

  /** Copies the list. */
  public Outcome {
    responders = List.copyOf(responders);
  }

  /**
   * The devices in {@code to} from which an answer was due and nothing came, be they silent or not
   * there. When no answer was asked for, only those that the Command did not reach.
   */
  public List<String> missing() {
    return responders.stream().filter(this::isMissing).map(Responder::device).toList();
  }

  private boolean isMissing(Responder responder) {
    boolean due = command.args().effectiveResponse() != ResponseRequested.NONE;
    return responder.state() == ResponderState.NOT_THERE
        || (responder.state() == ResponderState.SILENT && (due || responder.problem() != null));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final Command COMMAND =
      Command.of(Action.DENY, new Ipv4NetTarget(Ipv4Net.parse("192.0.2.0/24")));
  private static final List<Responder> ONE_OF_EACH =
      List.of(
          responder("answered", ResponderState.ANSWERED, Response.of(StatusCode.OK), null),
          responder("working", ResponderState.WORKING, Response.of(StatusCode.PROCESSING), null),
          Responder.silent("silent"),
          responder("refused", ResponderState.SILENT, null, "not allowed"),
          responder("notThere", ResponderState.NOT_THERE, null, null),
          responder("unintelligible", ResponderState.UNINTELLIGIBLE, null, "no response"));

  @Test
  @Tag("T23")
  void whoeverGaveNoSignIsMissing() {
    assertThat(outcome(ResponseRequested.COMPLETE).missing())
        .containsExactly("silent", "refused", "notThere");
  }

  @Test
  void whereNoResponseIsDueOnlyTheUnreachedAreMissing() {
    assertThat(outcome(ResponseRequested.NONE).missing()).containsExactly("refused", "notThere");
  }

  private static Outcome outcome(ResponseRequested wanted) {
    Command command = COMMAND.withArgs(Args.builder().responseRequested(wanted).build());
    return new Outcome(RequestId.of("r"), command, Ending.DEADLINE, ONE_OF_EACH);
  }

  private static Responder responder(
      String device, ResponderState state, @Nullable Response response, @Nullable String problem) {
    return new Responder(device, state, response, Duration.ofMillis(1), problem);
  }
}

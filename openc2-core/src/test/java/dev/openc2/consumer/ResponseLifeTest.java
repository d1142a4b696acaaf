// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Handler;
import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** oc2ls v1.0 §3.3.1.4: which responses are due, and when. */
class ResponseLifeTest {

  private static String deny(String requested) {
    return ConsumerRig.DENY.replace(
        "}}", "},\"args\":{\"response_requested\":\"" + requested + "\"}}");
  }

  private final CompletableFuture<Response> outcome = new CompletableFuture<>();
  private final FakeActuator quick = FakeActuator.of("x-door");
  private final FakeActuator slow = FakeActuator.of("x-door", (command, invocation) -> outcome);
  private final FakeActuator failing =
      FakeActuator.of(
          "x-door",
          (command, invocation) -> {
            throw new OpenC2Exception(StatusCode.NOT_FOUND, "nothing there");
          });

  @Test
  void theAnswerCarriesRequestIdTimeAndSenderInTheEncodingOfTheRequest() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(quick)) {
      Sent answer = rig.ask(FakeFrame.command("r 1", "prod", ConsumerRig.DENY));

      assertThat(answer.requestId()).isEqualTo("r 1");
      assertThat(answer.headers().from()).isEqualTo("fw1");
      assertThat(answer.headers().created()).isEqualTo(ConsumerRig.NOW);
      assertThat(answer.headers().to()).isEmpty();
      assertThat(String.valueOf(answer.producer())).isEqualTo("prod");
      assertThat(answer.frame().encoding()).isEqualTo("json");
      assertThat(answer.frame().expiry()).isEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void noneIsRunAndNeverAnswered() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(failing)) {
      rig.transfer.deliver(FakeFrame.command("r1", "prod", deny("none")));
      // The lane is serial: when this one is answered, the first one is over.
      rig.ask(FakeFrame.command("r2", "prod", ConsumerRig.DENY));

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(failing.ran).hasSize(2);
    }
  }

  @Test
  void noneIsSilentInARefusalToo() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(quick)) {
      rig.transfer.deliver(
          FakeFrame.command("r1", "prod", deny("none").replace("deny", "contain")));

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(rig.count(Event.REFUSED)).isEqualTo(1);
    }
  }

  // language D-10
  @Test
  void noneIsSilentEvenWhenTheRestCannotBeRead() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(quick)) {
      rig.transfer.deliver(FakeFrame.command("r1", "prod", deny("none").replace("deny", "frob")));

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(rig.count(Event.MALFORMED)).isEqualTo(1);
    }
  }

  // language D-10, the way of the drafts of language 2.0
  @Test
  void noneIsAnsweredWithFailuresOnlyWhereThatIsSet() throws Exception {
    ConsumerSettings settings = ConsumerSettings.builder().errorsDespiteNone(true).build();
    try (ConsumerRig rig = new ConsumerRig(settings, quick);
        ConsumerRig broken = new ConsumerRig(settings, failing)) {
      rig.transfer.deliver(FakeFrame.command("r1", "prod", deny("none")));
      rig.ask(FakeFrame.command("r2", "prod", ConsumerRig.DENY));
      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(
              rig.ask(FakeFrame.command("r3", "prod", deny("none").replace("deny", "contain")))
                  .status())
          .isEqualTo(501);
      assertThat(
              rig.ask(FakeFrame.command("r4", "prod", deny("none").replace("deny", "frob")))
                  .status())
          .isEqualTo(400);
      assertThat(broken.ask(FakeFrame.command("r1", "prod", deny("none"))).status()).isEqualTo(404);
    }
  }

  // language D-11
  @Test
  void ackIsAnsweredOnceWithProcessingAndTheCommandIsRun() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(slow)) {
      Sent answer = rig.ask(FakeFrame.command("r1", "prod", deny("ack")));
      outcome.complete(Response.of(StatusCode.OK));

      assertThat(answer.status()).isEqualTo(102);
      assertThat(answer.response().statusText()).isNull();
      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(rig.ask(FakeFrame.command("r1", "prod", deny("ack"))).status()).isEqualTo(102);
    }
    // Closing waits for what runs.
    assertThat(slow.ran).hasSize(1);
  }

  @Test
  void ackOfACommandThatIsRefusedIsTheRefusal() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(quick)) {
      Sent answer =
          rig.ask(FakeFrame.command("r1", "prod", deny("ack").replace("deny", "contain")));

      assertThat(answer.status()).isEqualTo(501);
      assertThat(rig.answersSoFar()).isEmpty();
    }
  }

  // language D-12
  @Test
  void statusIsTheOutcomeWhenItIsThere() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(quick)) {
      assertThat(rig.ask(FakeFrame.command("r1", "prod", deny("status"))).status()).isEqualTo(200);
      assertThat(rig.answersSoFar()).isEmpty();
    }
  }

  @Test
  void statusIsProcessingWhenTheHandlerGoesOnAndNothingFollows() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(slow)) {
      Sent answer = rig.ask(FakeFrame.command("r1", "prod", deny("status")));
      outcome.complete(Response.of(StatusCode.OK));

      assertThat(answer.status()).isEqualTo(102);
      assertThat(rig.answersSoFar()).isEmpty();
    }
  }

  // language D-12b
  @Test
  void completeIsProcessingFirstWhenItTakesLong() throws Exception {
    ConsumerSettings settings =
        ConsumerSettings.builder().processingAfter(Duration.ofMillis(1)).build();
    try (ConsumerRig rig = new ConsumerRig(settings, slow)) {
      Sent interim = rig.ask(FakeFrame.command("r1", "prod", deny("complete")));
      outcome.complete(Response.of(StatusCode.OK));
      Sent answer = rig.transfer.next();

      assertThat(interim.status()).isEqualTo(102);
      assertThat(interim.requestId()).isEqualTo("r1");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.requestId()).isEqualTo("r1");
    }
  }

  @Test
  void whatAnActuatorRefusesIsAnsweredWithItsStatusAndText() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(failing)) {
      Sent answer = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text()).isEqualTo("nothing there");
    }
  }

  @Test
  void aStageThatFailsIsLikeAHandlerThatThrows() throws Exception {
    outcome.completeExceptionally(new OpenC2Exception(StatusCode.FORBIDDEN, "not you"));
    try (ConsumerRig rig = new ConsumerRig(slow)) {
      assertThat(rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(403);
    }
  }

  @Test
  void anInternalFailureTellsThePeerNothing() throws Exception {
    FakeActuator broken =
        FakeActuator.of(
            "x-door",
            (command, invocation) -> {
              throw new IllegalStateException("/etc/secret is missing");
            });
    try (ConsumerRig rig = new ConsumerRig(broken)) {
      Sent answer = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).isEqualTo("internal error");
    }
  }

  // oc2ls v1.0 §3.3.2.1: the list of statuses is closed.
  @Test
  void anAnswerThatCannotBeSaidIsAnInternalError() throws Exception {
    FakeActuator odd =
        FakeActuator.of(
            "x-door", Handler.of((command, invocation) -> new Response(299, null, null)));
    FakeActuator unspeakable =
        FakeActuator.of(
            "x-door",
            Handler.of((command, invocation) -> Response.ok(Results.nonconformant(new Object()))));
    try (ConsumerRig rig = new ConsumerRig(odd);
        ConsumerRig other = new ConsumerRig(unspeakable)) {
      assertThat(rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(500);
      assertThat(other.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(500);
    }
  }
}

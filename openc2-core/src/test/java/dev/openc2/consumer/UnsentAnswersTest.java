// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Handler;
import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of an answer that the transfer does not take (issue: unsent answers). */
@Timeout(60)
class UnsentAnswersTest {

  private final TransferException full =
      new TransferException(Reason.OVERLOADED, "too much is waiting to be sent");
  private static final String LONG =
      "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"10.0.0.1\"},"
          + "\"args\":{\"response_requested\":\"complete\"}}";

  private final FakeActuator actuator = FakeActuator.of("x-door");

  @Test
  void anAnswerThatCannotBeSentNowIsSentLater() throws Exception {
    DurableLedger ledger = new DurableLedger();
    try (ConsumerRig rig = new ConsumerRig(builder -> builder.ledger(ledger), actuator)) {
      rig.transfer.refuse(full);
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.transfer.awaitEvent("refuse");
      rig.transfer.awaitEvent("refuse");
      assertThat(ledger.events).doesNotContain("sent r1");

      rig.transfer.refuse(null);

      assertThat(rig.transfer.next().status()).isEqualTo(200);
      ledger.awaitEvent("sent r1");
      assertThat(rig.count(Event.UNSENT)).isZero();
    }
    assertThat(actuator.ran).hasSize(1);
  }

  // Or the Command would count as under way for ever.
  @Test
  void anErrorInATransferIsAFailureLikeAnother() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.throwOnce(new StackOverflowError());

      assertThat(rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(200);
    }
  }

  @Test
  void refusalsAreSentLaterToo() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.refuse(full);
      rig.transfer.deliver(FakeFrame.of("{"));
      rig.transfer.awaitEvent("refuse");
      rig.transfer.refuse(null);

      assertThat(rig.transfer.next().status()).isEqualTo(400);
    }
  }

  // Its expiry is what is left of the time for which the sender waits.
  @Test
  void whatIsSentLaterExpiresNoLater() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.refuse(full);
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.transfer.awaitEvent("refuse");
      rig.pass(Duration.ofSeconds(4));
      rig.transfer.refuse(null);

      assertThat(rig.transfer.next().frame().expiry()).isEqualTo(Duration.ofSeconds(6));
    }
  }

  @Test
  void anAnswerThatNobodyWaitsForAnyMoreIsNotSent() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.refuse(full);
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.transfer.awaitEvent("refuse");
      rig.pass(Duration.ofSeconds(11));
      rig.transfer.refuse(null);

      rig.awaitCount(Event.UNSENT, 1);
      assertThat(rig.answersSoFar()).isEmpty();
    }
  }

  // What breaks one connection after the other would do so for ever.
  @Test
  void whatBreaksTheProtocolIsNotSentAgain() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.refuse(new TransferException(Reason.PROTOCOL, "the connection was lost"));
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.transfer.awaitEvent("refuse");
      rig.awaitCount(Event.UNSENT, 1);
      rig.transfer.refuse(null);

      assertThat(rig.answersSoFar()).isEmpty();
    }
  }

  // Or the asker waits for what never comes.
  @Test
  void anAnswerThatIsTooLargeIsReplacedByOneThatSaysSo() throws Exception {
    FakeActuator lengthy =
        FakeActuator.of(
            "x-door",
            Handler.of(
                (command, invocation) ->
                    Response.ok(Results.of(new DoorProfile.Word("x".repeat(5_000))))));
    DurableLedger ledger = new DurableLedger();
    try (ConsumerRig rig = new ConsumerRig(builder -> builder.ledger(ledger), lengthy)) {
      rig.transfer.refuseLarger(1_000);

      Sent answer = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      assertThat(answer.requestId()).isEqualTo("r1");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text())
          .startsWith("the outcome is 200, but the answer of 5")
          .endsWith("bytes is larger than the transport takes");
      ledger.awaitEvent("sent r1");
    }
    assertThat(lengthy.ran).hasSize(1);
  }

  @Test
  void whereNotEvenThatIsTakenNothingMoreIsTried() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.refuse(new TransferException(Reason.GIVEN_UP, "lost over it"));
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.transfer.awaitEvent("refuse");
      rig.transfer.awaitEvent("refuse");
      rig.awaitCount(Event.UNSENT, 2);
      rig.transfer.refuse(null);

      assertThat(rig.answersSoFar()).isEmpty();
    }
  }

  // After the outcome it would say that the Command still runs.
  @Test
  void aWordOnTheWayIsNotSentLate() throws Exception {
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    FakeActuator slow = FakeActuator.of("x-door", (command, invocation) -> outcome);
    ConsumerSettings settings =
        ConsumerSettings.builder().processingAfter(Duration.ofMillis(1)).build();
    try (ConsumerRig rig = new ConsumerRig(settings, slow)) {
      rig.transfer.refuse(full);
      rig.transfer.deliver(FakeFrame.command("r1", "prod", LONG));
      rig.transfer.awaitEvent("refuse");
      rig.transfer.refuse(null);

      outcome.complete(Response.of(StatusCode.OK));

      assertThat(rig.transfer.next().status()).isEqualTo(200);
      assertThat(rig.count(Event.UNSENT)).isEqualTo(1);
    }
  }

  @Test
  void whatWaitsToBeSentAgainIsBounded() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.refuse(full);
      for (int i = 0; i < 3_000; i++) {
        FakeFrame frame = FakeFrame.of("{");
        rig.transfer.deliver(frame);
        frame.awaitAcknowledged();
      }
      assertThat(rig.count(Event.UNSENT)).isGreaterThan(0);
      rig.transfer.refuse(null);

      Sent answer = rig.transfer.next();

      assertThat(answer.status()).isEqualTo(400);
      rig.awaitCount(Event.ANSWERED, 3_000 - rig.count(Event.UNSENT));
    }
  }
}

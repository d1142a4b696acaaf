// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Handler;
import dev.openc2.actuator.Recovery;
import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.consumer.Unfinished.Progress;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a Consumer does with what an earlier run of the program left (transf-mqtt v1.0 §2.5). */
@Timeout(60)
class ResumptionTest {

  private static final Response OK = Response.of(StatusCode.OK);
  private static final String ACK =
      "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"10.0.0.1\"},"
          + "\"args\":{\"response_requested\":\"ack\"}}";

  private final FakeActuator actuator = FakeActuator.of("x-door");

  private static Message message(String command) {
    byte[] payload = FakeFrame.command("r1", "prod", command).payload();
    return MessageCodec.of(Profiles.of(List.of(new DoorProfile()))).decode(payload, Encodings.JSON);
  }

  private static Unfinished left(Progress progress) {
    return left(ConsumerRig.DENY, progress, null, null);
  }

  private static Unfinished left(
      @Nullable String command,
      Progress progress,
      @Nullable Duration life,
      @Nullable Response answer) {
    return left("r1", command, progress, life, answer);
  }

  private static Unfinished[] several(Progress progress) {
    return Stream.of("a", "b", "c")
        .map(id -> left(id, ConsumerRig.DENY, progress, null, null))
        .toArray(Unfinished[]::new);
  }

  private static Unfinished left(
      String id,
      @Nullable String command,
      Progress progress,
      @Nullable Duration life,
      @Nullable Response answer) {
    return new Unfinished(
        new LedgerKey("prod", LedgerKey.Kind.REQUEST, id),
        command == null ? null : message(command),
        "cbor",
        1,
        life,
        progress,
        answer,
        answer == null,
        false);
  }

  private ConsumerRig rig(DurableLedger ledger) {
    return new ConsumerRig(builder -> builder.ledger(ledger), actuator);
  }

  private Sent answerTo(Unfinished left) throws InterruptedException {
    try (ConsumerRig rig = rig(new DurableLedger(left))) {
      return rig.otherTransfer.next();
    }
  }

  @Test
  void whatWasTakenAndNotBegunIsRunAndAnsweredWhereItCameFrom() throws Exception {
    Sent answer = answerTo(left(Progress.TAKEN));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.requestId()).isEqualTo("r1");
    assertThat(answer.frame().encoding()).isEqualTo("cbor");
    assertThat(actuator.ran).hasSize(1);
    assertThat(actuator.events).doesNotContain("recover r1");
  }

  @Test
  void whatWasBegunIsNotRunAgainAndTheAnswerSaysThatNobodyKnows() throws Exception {
    Sent answer = answerTo(left(Progress.BEGUN));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).contains("whether it took effect is not known");
    assertThat(actuator.ran).isEmpty();
  }

  @Test
  void theActuatorIsAskedWhatBecameOfWhatWasBegun() throws Exception {
    actuator.recovering(new Recovery.Done(Response.of(StatusCode.OK, "it is shut")));

    Sent answer = answerTo(left(Progress.BEGUN));

    assertThat(answer.text()).isEqualTo("it is shut");
    assertThat(actuator.events).contains("recover r1");
    assertThat(actuator.ran).isEmpty();
  }

  @Test
  void whatLeftNoEffectIsRunIfTheActuatorSaysSo() throws Exception {
    actuator.recovering(new Recovery.NotDone());

    assertThat(answerTo(left(Progress.BEGUN)).status()).isEqualTo(200);
    assertThat(actuator.ran).hasSize(1);
  }

  @Test
  void whereTheActuatorFailsToTellNobodyKnows() throws Exception {
    actuator.recovering(
        () -> {
          throw new IllegalStateException("the door does not say");
        });

    Sent answer = answerTo(left(Progress.BEGUN));

    assertThat(answer.text()).contains("whether it took effect is not known");
    assertThat(actuator.ran).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // An actuator of somebody else is not checked for it.
  void whereTheActuatorTellsNothingItIsNotRunAgain() throws Exception {
    actuator.recovering(() -> null);

    Sent answer = answerTo(left(Progress.BEGUN));

    assertThat(answer.text()).contains("whether it took effect is not known");
    assertThat(actuator.ran).isEmpty();
  }

  // More than wait for an actuator may be under way at it: their handlers had returned.
  @Test
  void whatWasBegunIsNeverRefusedForWantOfRoom() throws Exception {
    CountDownLatch known = new CountDownLatch(1);
    actuator.recovering(
        () -> {
          await(known);
          return new Recovery.Done(OK);
        });
    ConsumerSettings narrow = ConsumerSettings.builder().actuatorQueue(1).build();
    DurableLedger ledger = new DurableLedger(several(Progress.BEGUN));
    try (ConsumerRig rig =
        new ConsumerRig(builder -> builder.ledger(ledger).settings(narrow), actuator)) {
      assertThat(rig.answersSoFar()).isEmpty();
      known.countDown();

      for (int i = 0; i < 3; i++) {
        assertThat(rig.otherTransfer.next().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void whatWasAdmittedBeforeDoesNotCountForTheRateAgain() throws Exception {
    ConsumerSettings slow = ConsumerSettings.builder().rateLimit(1.0).build();
    DurableLedger ledger = new DurableLedger(several(Progress.TAKEN));
    try (ConsumerRig rig =
        new ConsumerRig(builder -> builder.ledger(ledger).settings(slow), actuator)) {
      for (int i = 0; i < 3; i++) {
        assertThat(rig.otherTransfer.next().status()).isEqualTo(200);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatWasBegunForAnActuatorThatIsGoneIsInDoubtAndNotRefused() throws Exception {
    String unlock = "{\"action\":\"scan\",\"target\":{\"ipv4_net\":\"10.0.0.1\"}}";

    Sent answer = answerTo(left(unlock, Progress.BEGUN, null, null));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).contains("not known");
  }

  @Test
  void anAnswerThatWasNotSentIsSent() throws Exception {
    DurableLedger ledger = new DurableLedger(left(null, Progress.ENDED, null, OK));
    try (ConsumerRig rig = rig(ledger)) {
      assertThat(rig.otherTransfer.next().status()).isEqualTo(200);
      rig.assertServes();
    }

    assertThat(actuator.ran).hasSize(1);
    assertThat(ledger.events).contains("sent r1");
  }

  @Test
  void whatWasAcknowledgedIsRunAndNotAnsweredTwice() throws Exception {
    Unfinished acknowledged =
        new Unfinished(
            new LedgerKey("prod", LedgerKey.Kind.REQUEST, "r1"),
            message(ACK),
            "json",
            1,
            null,
            Progress.TAKEN,
            Response.of(StatusCode.PROCESSING),
            true,
            false);
    try (ConsumerRig rig = rig(new DurableLedger(acknowledged))) {
      rig.assertServes();

      assertThat(rig.otherTransfer.isQuiet()).isTrue();
    }
    assertThat(actuator.ran).hasSize(2);
  }

  @Test
  void whatHasExpiredMeanwhileIsNotRun() throws Exception {
    Sent answer = answerTo(left(ConsumerRig.DENY, Progress.TAKEN, Duration.ZERO, null));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("the command has expired");
    assertThat(actuator.ran).isEmpty();
  }

  // What nobody can read must not keep the device from starting, at every start again.
  @Test
  void whatCannotBeReadAnyMoreIsAnsweredAndDoneWith() throws Exception {
    DurableLedger ledger = new DurableLedger(left(null, Progress.TAKEN, null, null));
    try (ConsumerRig rig = rig(ledger)) {
      Sent answer = rig.otherTransfer.next();

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.requestId()).isEqualTo("r1");
      rig.assertServes();
    }
    assertThat(ledger.events).contains("finish r1 500");
  }

  @Test
  void whatCannotBeReadAnyMoreAndWasBegunIsInDoubt() throws Exception {
    Sent answer = answerTo(left(null, Progress.BEGUN, null, null));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).contains("whether it took effect is not known");
  }

  // The sender asked for none, which cannot be read any more but was noted.
  @Test
  void whatCannotBeReadAnyMoreAndWantedNoAnswerGetsNone() throws Exception {
    Unfinished silent =
        new Unfinished(
            new LedgerKey("prod", LedgerKey.Kind.REQUEST, "r1"),
            null,
            "json",
            1,
            null,
            Progress.TAKEN,
            null,
            true,
            true);
    DurableLedger ledger = new DurableLedger(silent);
    try (ConsumerRig rig = rig(ledger)) {
      rig.assertServes();

      assertThat(rig.otherTransfer.isQuiet()).isTrue();
    }
    assertThat(ledger.events).contains("finish r1 -");
  }

  // A number of a transfer that cannot be, in a row that somebody damaged.
  @Test
  void whatCannotBeTakenUpIsEndedAndTheOthersAreTakenUp() throws Exception {
    Unfinished bad = left("bad", ConsumerRig.DENY, Progress.TAKEN, null, null);
    Unfinished damaged =
        new Unfinished(
            bad.key(), bad.message(), "no such", -1, null, Progress.TAKEN, null, true, false);
    DurableLedger ledger = new DurableLedger(damaged, left(Progress.TAKEN));
    try (ConsumerRig rig = rig(ledger)) {
      assertThat(rig.transfer.next().status()).isEqualTo(200);
      assertThat(rig.otherTransfer.next().status()).isEqualTo(200);
    }
    assertThat(actuator.ran).hasSize(2);
  }

  @Test
  void aLedgerThatDoesNotTellWhatWasLeftDoesNotKeepTheDeviceFromServing() throws Exception {
    DurableLedger ledger = new DurableLedger();
    ledger.refuse(new IllegalStateException("the disk is gone"));
    try (ConsumerRig rig = rig(ledger)) {
      assertThat(rig.answersSoFar()).isEmpty();
    }
  }

  @Test
  void whatCannotBeNotedIsNotRunAndAQueryOfFeaturesIsAnsweredAllTheSame() throws Exception {
    DurableLedger ledger = new DurableLedger();
    ledger.refuseToDecide();
    try (ConsumerRig rig = rig(ledger)) {
      Sent answer = rig.ask(FakeFrame.command("a", "prod", ConsumerRig.DENY));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).contains("cannot note commands down");
      assertThat(rig.answersSoFar()).isEmpty();
    }
    assertThat(actuator.ran).isEmpty();
  }

  @Test
  void aCommandIsNotedAsBegunBeforeItsHandlerIsCalledAndAsEndedBeforeItsAnswerIsSent()
      throws Exception {
    DurableLedger ledger = new DurableLedger();
    FakeActuator noting =
        FakeActuator.of(
            "x-door",
            Handler.of(
                (command, invocation) -> {
                  ledger.events.add("run");
                  return OK;
                }));
    try (ConsumerRig rig = new ConsumerRig(builder -> builder.ledger(ledger), noting)) {
      rig.ask(FakeFrame.command("a", "prod", ConsumerRig.DENY));
      rig.assertServes();
    }

    assertThat(ledger.events).containsSubsequence("begin a", "run", "finish a 200", "sent a");
  }

  @Test
  void whatCannotBeNotedAsBegunIsNotRun() throws Exception {
    DurableLedger ledger = new DurableLedger();
    ledger.refuse(new IllegalStateException("the disk is full"));
    try (ConsumerRig rig = rig(ledger)) {
      Sent answer = rig.ask(FakeFrame.command("a", "prod", ConsumerRig.DENY));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).endsWith("it was not run");
    }
    assertThat(actuator.ran).isEmpty();
  }

  @Test
  void whatIsNotBegunWhenTheDeviceStopsIsLeftForTheNextStart() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    FakeActuator slow =
        FakeActuator.of(
            "x-door",
            (command, invocation) -> {
              running.countDown();
              awaitInterrupt();
              return new CompletableFuture<>();
            });
    DurableLedger ledger = new DurableLedger();
    ConsumerSettings hasty = ConsumerSettings.builder().drain(Duration.ofMillis(100)).build();
    ConsumerRig rig = new ConsumerRig(builder -> builder.ledger(ledger).settings(hasty), slow);
    rig.transfer.deliver(FakeFrame.command("runs", "prod", ConsumerRig.DENY));
    running.await();
    FakeFrame waiting = FakeFrame.command("waits", "prod", ConsumerRig.DENY_OTHER);
    rig.transfer.deliver(waiting);
    waiting.awaitAcknowledged();

    rig.close();

    assertThat(ledger.events).contains("finish runs 500");
    assertThat(ledger.events.stream().filter(event -> event.contains("waits")))
        .containsExactly("decide waits");
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCommandThatExpiresWhileItWaitsIsNotRun() throws Exception {
    try (ConsumerRig rig = rig(new DurableLedger())) {
      FakeFrame frame = FakeFrame.command("a", "prod", ConsumerRig.DENY).life(Duration.ZERO);

      assertThat(rig.ask(frame).text()).isEqualTo("the command has expired");
    }
    assertThat(actuator.ran).isEmpty();
  }
}

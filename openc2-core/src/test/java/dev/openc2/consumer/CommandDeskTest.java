// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Cancellation.Stop;
import dev.openc2.actuator.Handler;
import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.profile.Profiles;
import dev.openc2.progress.CommandReport;
import dev.openc2.progress.Stage;
import dev.openc2.value.CommandId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** language D-29: questions about Commands that were sent before, and calling them off. */
@Timeout(60)
class CommandDeskTest {

  private final CompletableFuture<Response> outcome = new CompletableFuture<>();
  private final FakeActuator slow = FakeActuator.of("x-door", (command, invocation) -> outcome);

  private static FakeFrame query(String requestId, String id) {
    return about("query", requestId, "soc", id);
  }

  private static FakeFrame cancel(String requestId, String id) {
    return about("cancel", requestId, "soc", id);
  }

  private static FakeFrame about(String action, String requestId, String from, String id) {
    return FakeFrame.command(
        requestId, from, "{\"action\":\"" + action + "\",\"target\":{\"command\":\"" + id + "\"}}");
  }

  private static FakeFrame deny(String requestId, String extra) {
    return FakeFrame.command(requestId, "soc", ConsumerRig.DENY.replace("}}", "}" + extra + "}"));
  }

  private static void deliver(ConsumerRig rig, FakeFrame frame) throws InterruptedException {
    rig.transfer.deliver(frame);
    frame.awaitAcknowledged();
  }

  private static CommandReport report(Sent answer) {
    assertThat(answer.status()).isEqualTo(200);
    return Objects.requireNonNull(answer.response().results())
        .extensions()
        .get(CommandReport.class)
        .orElseThrow();
  }

  private static FakeActuator stoppable(CompletableFuture<Response> outcome, Stop stop) {
    return FakeActuator.of(
        "x-door",
        (command, invocation) -> {
          invocation.cancellation().offer(stop);
          return outcome;
        });
  }

  @Test
  void whatHasEndedIsReportedWithItsOutcomeAndItsResults() throws Exception {
    FakeActuator door =
        FakeActuator.of(
            "x-door",
            Handler.of(
                (command, invocation) -> Response.ok(Results.of(new DoorProfile.Word("shut")))));
    try (ConsumerRig rig = new ConsumerRig(door)) {
      rig.ask(deny("r1", ""));

      Sent answer = rig.ask(query("r2", "r1"));

      assertThat(report(answer))
          .isEqualTo(
              new CommandReport(
                  CommandId.of("r1"), "deny ipv4_net", Stage.FINISHED, null, 200, null));
      assertThat(
              Objects.requireNonNull(answer.response().results())
                  .extensions()
                  .get(DoorProfile.Word.class))
          .contains(new DoorProfile.Word("shut"));
    }
  }

  // oc2ls v1.0 §3.3.1: the command id, and only where there is none the request id.
  @Test
  void aCommandIsKnownByItsCommandIdIfItHasOne() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(FakeActuator.of("x-door"))) {
      rig.ask(deny("r1", ",\"command_id\":\"c1\""));

      assertThat(report(rig.ask(query("r2", "c1"))).stage()).isEqualTo(Stage.FINISHED);
      assertThat(rig.ask(query("r3", "r1")).status()).isEqualTo(404);
    }
  }

  // language D-12: what was not answered is there to be asked for.
  @ParameterizedTest
  @ValueSource(strings = {"none", "ack"})
  void theOutcomeThatNobodyWasToldCanBeAskedFor(String requested) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(FakeActuator.of("x-door"))) {
      deliver(rig, deny("r1", ",\"args\":{\"response_requested\":\"" + requested + "\"}"));
      if (requested.equals("ack")) {
        assertThat(rig.transfer.next().status()).isEqualTo(102);
      }
      // The lane is serial: when this one is answered, the first one is over.
      rig.ask(deny("r2", ""));

      assertThat(report(rig.ask(query("r3", "r1"))).status()).isEqualTo(200);
    }
  }

  @Test
  void whatRunsIsRunningAndWhatIsBehindItWaits() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    FakeActuator blocking = blocking(entered, release);
    try (ConsumerRig rig = new ConsumerRig(blocking)) {
      rig.transfer.deliver(deny("r1", ""));
      entered.await();
      deliver(rig, deny("r2", ""));

      assertThat(report(rig.ask(query("q1", "r1"))).stage()).isEqualTo(Stage.RUNNING);
      assertThat(report(rig.ask(query("q2", "r2"))).stage()).isEqualTo(Stage.WAITING);
      release.countDown();
    }
  }

  // oc2ls v1.0 §3.3.1.1, language D-29: a handler that still runs has decided nothing yet.
  @Test
  void whatIsStillBeingBegunIsReportedUntilItsEnd() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    FakeActuator beginning =
        FakeActuator.of(
            "x-door",
            (command, invocation) -> {
              entered.countDown();
              await(release);
              return outcome;
            });
    try (ConsumerRig rig = new ConsumerRig(beginning)) {
      rig.transfer.deliver(deny("r1", ",\"args\":{\"response_requested\":\"status\"}"));
      entered.await();
      CommandReport before = report(rig.ask(query("q1", "r1")));
      release.countDown();
      Sent status = rig.transfer.next();
      CommandReport after = report(rig.ask(query("q2", "r1")));
      outcome.complete(Response.of(StatusCode.NOT_FOUND, "no such door"));
      CommandReport end = report(rig.ask(query("q3", "r1")));

      assertThat(before.stage()).isEqualTo(Stage.RUNNING);
      assertThat(status.requestId()).isEqualTo("r1");
      assertThat(status.status()).isEqualTo(102);
      assertThat(after).isEqualTo(before);
      assertThat(end.stage()).isEqualTo(Stage.FINISHED);
      assertThat(end.status()).isEqualTo(404);
      assertThat(end.statusText()).isEqualTo("no such door");
    }
  }

  private static FakeActuator blocking(CountDownLatch entered, CountDownLatch release) {
    return FakeActuator.of(
        "x-door",
        Handler.of(
            (command, invocation) -> {
              entered.countDown();
              await(release);
              return Response.of(StatusCode.OK);
            }));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCommandWithAStartAheadIsScheduled() throws Exception {
    long start = ConsumerRig.NOW.plusSeconds(60).toEpochMilli();
    try (ConsumerRig rig = new ConsumerRig(slow)) {
      // language D-12b: 102 at once.
      Sent interim = rig.ask(deny("r1", ",\"args\":{\"start_time\":" + start + "}"));
      CommandReport before = report(rig.ask(query("q1", "r1")));
      rig.pass(Duration.ofSeconds(61));
      CommandReport after = report(rig.ask(query("q2", "r1")));
      outcome.complete(Response.of(StatusCode.OK));

      assertThat(interim.status()).isEqualTo(102);
      assertThat(before.stage()).isEqualTo(Stage.SCHEDULED);
      assertThat(before.startTime()).isEqualTo(ConsumerRig.NOW.plusSeconds(60));
      assertThat(after.stage()).isEqualTo(Stage.RUNNING);
      assertThat(rig.transfer.next().status()).isEqualTo(200);
    }
  }

  @Test
  void anUnknownIdIsNotFoundAndThoseOfOtherProducersAreUnknown() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(slow)) {
      deliver(rig, deny("r1", ""));

      assertThat(rig.ask(query("q1", "r0")).status()).isEqualTo(404);
      assertThat(rig.ask(cancel("q2", "r0")).status()).isEqualTo(404);
      assertThat(rig.ask(about("query", "q3", "other", "r1")).status()).isEqualTo(404);
      assertThat(rig.ask(about("cancel", "q4", "other", "r1")).status()).isEqualTo(404);
      assertThat(outcome).isNotDone();
      outcome.complete(Response.of(StatusCode.OK));
    }
  }

  @Test
  void aRefusedCommandIsKnownWithItsRefusal() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(slow)) {
      rig.ask(FakeFrame.command("r1", "soc", ConsumerRig.DENY.replace("deny", "allow")));

      assertThat(report(rig.ask(query("q1", "r1"))).status()).isEqualTo(501);
    }
  }

  @Test
  void whatWaitsIsCancelledAndNeverRun() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    FakeActuator blocking = blocking(entered, release);
    try (ConsumerRig rig = new ConsumerRig(blocking)) {
      rig.transfer.deliver(deny("r1", ""));
      entered.await();
      deliver(rig, deny("r2", ""));

      Sent ofTheCancelled = rig.ask(cancel("q1", "r2"));
      Sent ofTheCanceller = rig.transfer.next();
      release.countDown();

      assertThat(ofTheCancelled.requestId()).isEqualTo("r2");
      assertThat(ofTheCancelled.status()).isEqualTo(500);
      assertThat(ofTheCancelled.text()).isEqualTo("cancelled by soc");
      assertThat(ofTheCanceller.requestId()).isEqualTo("q1");
      assertThat(ofTheCanceller.status()).isEqualTo(200);
      assertThat(rig.transfer.next().requestId()).isEqualTo("r1");
      assertThat(report(rig.ask(query("q2", "r2"))).stage()).isEqualTo(Stage.CANCELLED);
      assertThat(rig.ask(cancel("q3", "r2")).status()).as("once more").isEqualTo(200);
      rig.ask(deny("r3", ""));
      assertThat(blocking.ran).hasSize(2);
    }
  }

  @Test
  void whatRunsIsStoppedIfItsHandlerOffersThat() throws Exception {
    FakeActuator actuator = stoppable(outcome, () -> CompletableFuture.completedFuture(true));
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      assertThat(rig.ask(deny("r1", ",\"args\":{\"response_requested\":\"status\"}")).status())
          .isEqualTo(102);

      Sent answer = rig.ask(cancel("q1", "r1"));

      // Of status there is one answer, and that was given.
      assertThat(answer.requestId()).isEqualTo("q1");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(report(rig.ask(query("q2", "r1"))).stage()).isEqualTo(Stage.CANCELLED);
    }
  }

  @Test
  void whatCannotBeStoppedGoesOnAndThatIsSaid() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(slow)) {
      rig.ask(deny("r1", ",\"args\":{\"response_requested\":\"status\"}"));

      assertThat(rig.ask(cancel("q1", "r1")).status()).isEqualTo(501);
      assertThat(report(rig.ask(query("q2", "r1"))).stage()).isEqualTo(Stage.RUNNING);
      outcome.complete(Response.of(StatusCode.OK));
    }
  }

  // To cancel too early harms nothing: the Command goes on, and can be cancelled once it offers
  // that.
  @Test
  void whatHasOfferedNoStopYetGoesOnAndCanBeStoppedLater() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch offered = new CountDownLatch(1);
    FakeActuator lateOffer =
        FakeActuator.of(
            "x-door",
            (command, invocation) -> {
              entered.countDown();
              await(release);
              invocation.cancellation().offer(() -> CompletableFuture.completedFuture(true));
              offered.countDown();
              return outcome;
            });
    try (ConsumerRig rig = new ConsumerRig(lateOffer)) {
      rig.transfer.deliver(deny("r1", ",\"args\":{\"response_requested\":\"none\"}"));
      entered.await();

      Sent tooEarly = rig.ask(cancel("q1", "r1"));
      CommandReport meanwhile = report(rig.ask(query("q2", "r1")));
      release.countDown();
      offered.await();
      Sent inTime = rig.ask(cancel("q3", "r1"));

      assertThat(tooEarly.status()).isEqualTo(501);
      assertThat(meanwhile.stage()).isEqualTo(Stage.RUNNING);
      assertThat(inTime.status()).isEqualTo(200);
      assertThat(report(rig.ask(query("q4", "r1"))).stage()).isEqualTo(Stage.CANCELLED);
    }
  }

  @Test
  void whatHasEndedOrTakenEffectIsTooLateToCancel() throws Exception {
    FakeActuator actuator = stoppable(outcome, () -> CompletableFuture.completedFuture(false));
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(deny("r1", ",\"args\":{\"response_requested\":\"status\"}"));

      Sent before = rig.ask(cancel("q1", "r1"));
      outcome.complete(Response.of(StatusCode.OK));
      Sent after = rig.ask(cancel("q2", "r1"));

      assertThat(before.status()).isEqualTo(500);
      assertThat(before.text()).startsWith("too late");
      assertThat(after.status()).isEqualTo(500);
      assertThat(after.text()).isEqualTo("too late: the command has ended with 200");
    }
  }

  @Test
  void ofSeveralActuatorsEachSaysWhetherItStopped() throws Exception {
    FakeActuator gate = FakeActuator.of("x-gate");
    try (ConsumerRig rig =
        new ConsumerRig(stoppable(outcome, () -> CompletableFuture.completedFuture(true)), gate)) {
      rig.ask(deny("r1", ",\"args\":{\"response_requested\":\"status\"}"));

      rig.transfer.deliver(cancel("q1", "r1"));
      Sent answer = rig.transfer.next();

      assertThat(answer.text())
          .isEqualTo("x-door: 200; x-gate: 500 too late: the command has ended with 200");
      assertThat(report(rig.ask(query("q2", "r1"))).statusText())
          .isEqualTo("x-door: 500 cancelled by soc; x-gate: 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"start_time\":5000", "\"duration\":5", "\"x-door\":{\"word\":\"a\"}"})
  void aQuestionTakesNoTimeAndNoArgumentOfAProfile(String arg) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(slow)) {
      String query =
          "{\"action\":\"query\",\"target\":{\"command\":\"r1\"},\"args\":{" + arg + "}}";

      assertThat(rig.ask(FakeFrame.command("q1", "soc", query)).status()).isEqualTo(501);
    }
  }

  @Test
  void whatIsOverIsForgottenWithTheLedger() throws Exception {
    ConsumerSettings settings =
        ConsumerSettings.builder().ledgerRetention(Duration.ofMinutes(1)).ledgerSize(2).build();
    try (ConsumerRig rig = new ConsumerRig(settings, FakeActuator.of("x-door"))) {
      rig.ask(deny("r1", ""));
      rig.ask(FakeFrame.command(null, "soc", "{\"command_id\":\"c2\"," + rest()));
      assertThat(report(rig.ask(query("q1", "c2"))).status()).isEqualTo(200);
      rig.pass(Duration.ofMinutes(1));

      assertThat(rig.ask(query("q2", "r1")).status()).isEqualTo(404);
      assertThat(rig.ask(query("q3", "c2")).status()).isEqualTo(404);
    }
  }

  private static String rest() {
    return ConsumerRig.DENY.substring(1);
  }

  @Test
  void aConsumerThatCannotSayItDoesNotOfferIt() throws Exception {
    try (ConsumerRig rig =
        new ConsumerRig(
            builder -> builder.codec(MessageCodec.of(Profiles.of(List.of(new DoorProfile())))),
            slow)) {
      assertThat(rig.ask(query("q1", "r1")).status()).isEqualTo(501);
      assertThat(rig.ask(cancel("q2", "r1")).status()).isEqualTo(501);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.message.Response;
import dev.openc2.transfer.TransferException;
import dev.openc2.value.DeviceId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a consumer begins and ends. */
@Timeout(60)
class LifeCycleTest {

  private final FakeActuator actuator = FakeActuator.of("x-door");

  private static Consumer.Builder builder(FakeTransfer transfer, FakeActuator actuator) {
    return Consumer.builder(DeviceId.of("fw1")).transfer(transfer).actuator(actuator);
  }

  @Test
  @Tag("T25")
  void runBlocksAndHandlesEachCommandOnceUntilItIsClosed() throws Exception {
    FakeTransfer transfer = new FakeTransfer();
    Consumer consumer = builder(transfer, actuator).build();
    CompletableFuture<Void> running =
        CompletableFuture.runAsync(
            () -> {
              try {
                consumer.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    transfer.awaitStart();
    for (int i = 0; i < 10; i++) {
      transfer.deliver(FakeFrame.command("r" + i, "prod", ConsumerRig.DENY));
      transfer.next();
    }
    assertThat(running).isNotDone();
    assertThat(actuator.ran).hasSize(10);

    consumer.close();

    running.get(ConsumerRig.DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  // mqtt-transfer K10
  @Test
  void runEndsWithTheReasonWhenATransferCannotListen() {
    FakeTransfer transfer = new FakeTransfer();
    Consumer consumer = builder(transfer, actuator).transfer(new FakeTransfer()).build();
    transfer.started.completeExceptionally(
        new TransferException(
            TransferException.Reason.SUBSCRIPTION_REFUSED, "oc2/cmd/all was refused"));

    assertThatThrownBy(consumer::run)
        .isInstanceOf(TransferException.class)
        .hasMessage("oc2/cmd/all was refused");
    assertThat(transfer.events).endsWith("close");
    assertThat(actuator.events).containsExactly("close");
  }

  @Test
  void startCompletesWhenAllTransfersListen() {
    FakeTransfer one = new FakeTransfer();
    FakeTransfer other = new FakeTransfer();
    try (Consumer consumer = builder(one, actuator).transfer(other).build()) {
      CompletionStage<Void> started = consumer.start();
      one.started.complete(null);
      assertThat(started.toCompletableFuture()).isNotDone();

      other.started.complete(null);

      assertThat(started.toCompletableFuture()).isCompleted();
    }
  }

  @Test
  void itIsStartedOnceAndClosedAsOftenAsOneLikes() {
    FakeTransfer transfer = new FakeTransfer();
    Consumer consumer = builder(transfer, actuator).build();
    var unused = consumer.start();
    assertThatIllegalStateException().isThrownBy(consumer::start);

    consumer.close();
    consumer.close();

    assertThatIllegalStateException().isThrownBy(consumer::start);
    assertThat(transfer.events).containsExactly("start", "stopListening", "close");
    assertThat(actuator.events).containsExactly("close");
  }

  @Test
  void itMayBeClosedWithoutAStart() {
    FakeTransfer transfer = new FakeTransfer();
    builder(transfer, actuator).build().close();

    assertThat(transfer.events).containsExactly("stopListening", "close");
  }

  @Test
  void whatRunsIsFinishedAndAnsweredBeforeTheTransfersAreClosed() throws Exception {
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    CountDownLatch entered = new CountDownLatch(1);
    FakeActuator slow =
        FakeActuator.of(
            "x-door",
            (command, invocation) -> {
              entered.countDown();
              return outcome;
            });
    ConsumerRig rig = new ConsumerRig(slow);
    rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
    entered.await();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(rig::close);
    rig.transfer.awaitEvent("stopListening");
    outcome.complete(Response.of(StatusCode.OK));
    closing.get(ConsumerRig.DEADLINE_SECONDS, TimeUnit.SECONDS);

    assertThat(rig.transfer.next().status()).isEqualTo(200);
    assertThat(rig.transfer.events).containsExactly("start", "stopListening", "respond", "close");
  }

  // Never a guessed 200, never silence.
  @Test
  void whatDoesNotEndInTimeIsAnsweredTruthfully() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    FakeActuator stuck =
        FakeActuator.of(
            "x-door",
            (command, invocation) -> {
              entered.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return CompletableFuture.completedFuture(Response.of(StatusCode.OK));
            });
    ConsumerSettings settings = ConsumerSettings.builder().drain(Duration.ofMillis(10)).build();
    ConsumerRig rig = new ConsumerRig(settings, stuck);
    rig.transfer.deliver(FakeFrame.command("runs", "prod", ConsumerRig.DENY));
    entered.await();
    FakeFrame waiting = FakeFrame.command("waits", "prod", ConsumerRig.DENY);
    rig.transfer.deliver(waiting);
    waiting.awaitAcknowledged();

    rig.close();

    Sent runs = rig.transfer.next();
    assertThat(runs.requestId()).isEqualTo("runs");
    assertThat(runs.status()).isEqualTo(500);
    assertThat(runs.text()).contains("before the outcome was known");
    Sent waits = rig.transfer.next();
    assertThat(waits.requestId()).isEqualTo("waits");
    assertThat(waits.status()).isEqualTo(503);
    assertThat(rig.transfer.isQuiet()).isTrue();
    assertThat(stuck.ran).hasSize(1);
  }

  @Test
  void whatAnActuatorCallsOffIsNotWaitedFor() throws Exception {
    CompletableFuture<Response> later = new CompletableFuture<>();
    FakeActuator actuator =
        FakeActuator.of("slpf", (command, invocation) -> later)
            .onCallOff(() -> later.complete(Response.of(StatusCode.SERVICE_UNAVAILABLE)));
    ConsumerSettings settings = ConsumerSettings.builder().drain(Duration.ofHours(1)).build();
    ConsumerRig rig = new ConsumerRig(settings, actuator);
    FakeFrame frame = FakeFrame.command("later", "prod", ConsumerRig.DENY);
    rig.transfer.deliver(frame);
    frame.awaitAcknowledged();

    rig.close();

    assertThat(rig.transfer.next().status()).isEqualTo(503);
    assertThat(actuator.events).containsExactly("close");
  }

  // transfer contract: what was not acknowledged will be delivered to the next start.
  @Test
  void whatWasNotLookedAtIsLeftToTheNextStart() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    ConsumerSettings settings = ConsumerSettings.builder().drain(Duration.ofMillis(10)).build();
    ConsumerRig rig =
        new ConsumerRig(
            builder -> builder.ledger(new SlowLedger(entered, release)).settings(settings),
            actuator);
    rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
    FakeFrame waiting = FakeFrame.command("r2", "prod", ConsumerRig.DENY);
    rig.transfer.deliver(waiting);
    entered.await();

    rig.close();
    FakeFrame late = FakeFrame.command("r3", "prod", ConsumerRig.DENY);
    rig.transfer.deliver(late);
    release.countDown();

    assertThat(waiting.isAcknowledged()).isFalse();
    assertThat(late.isAcknowledged()).isFalse();
    assertThat(actuator.ran).isEmpty();
  }

  @Test
  void actuatorsAndTransfersAreNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Consumer.builder(DeviceId.of("fw1")).actuator(actuator).build())
        .withMessageContaining("transfer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Consumer.builder(DeviceId.of("fw1")).transfer(new FakeTransfer()).build())
        .withMessageContaining("actuator");
  }

  @Test
  void theDefaultsAreAsDocumented() {
    assertThat(ConsumerSettings.DEFAULT)
        .isEqualTo(
            new ConsumerSettings(
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                10_000,
                1_000,
                256,
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                false,
                false))
        .isEqualTo(ConsumerSettings.builder().build());
  }

  @Test
  void settingsThatCannotBeAreRefusedByName() {
    ConsumerSettings.Builder settings = ConsumerSettings.builder();
    List.of(
            settings.responseTimeout(Duration.ZERO),
            ConsumerSettings.builder().ledgerRetention(Duration.ofSeconds(9)),
            ConsumerSettings.builder().ledgerSize(0),
            ConsumerSettings.builder().inboxSize(0),
            ConsumerSettings.builder().actuatorQueue(0),
            ConsumerSettings.builder().rateLimit(-1.0),
            ConsumerSettings.builder().rateLimit(Double.NaN),
            ConsumerSettings.builder().maxCommandAge(Duration.ZERO),
            ConsumerSettings.builder().processingAfter(Duration.ofMillis(-1)),
            ConsumerSettings.builder().drain(Duration.ofMillis(-1)))
        .forEach(bad -> assertThatIllegalArgumentException().isThrownBy(bad::build));
  }
}

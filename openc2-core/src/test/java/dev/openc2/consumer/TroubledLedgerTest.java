// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.Statistics.Event;
import dev.openc2.message.Response;
import dev.openc2.value.DeviceId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is answered, and what is not, while the ledger cannot write. */
@Timeout(60)
class TroubledLedgerTest {

  private static final String START =
      "{\"action\":\"start\",\"target\":{\"ipv4_net\":\"10.0.0.1\"}}";

  private final FakeActuator actuator = FakeActuator.of("x-door");
  private final DurableLedger ledger = new DurableLedger();

  private ConsumerRig rig() {
    return new ConsumerRig(builder -> builder.ledger(ledger), actuator);
  }

  private void awaitFinishes(String event, int count) {
    long deadline = System.nanoTime() + ConsumerRig.DEADLINE_SECONDS * 1_000_000_000L;
    while (ledger.events.stream().filter(event::equals).count() < count) {
      assertThat(System.nanoTime()).as("waiting for %s", event).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  // The next start would run it.
  @Test
  void aRefusalIsNotSentBeforeItIsNoted() throws Exception {
    try (ConsumerRig rig = rig()) {
      ledger.refuseToFinish(true);
      rig.transfer.deliver(FakeFrame.command("r1", "prod", START));
      awaitFinishes("finish r1 501", 3);
      assertThat(rig.transfer.isQuiet()).isTrue();

      ledger.refuseToFinish(false);

      assertThat(rig.transfer.next().status()).isEqualTo(501);
    }
  }

  // A refusal would come first and be believed, though the Command is being run.
  @Test
  void aCopyThatCannotBeLookedUpIsNotRefusedWhileTheFirstIsRun() throws Exception {
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    FakeActuator slow = FakeActuator.of("x-door", (command, invocation) -> outcome);
    try (ConsumerRig rig = new ConsumerRig(builder -> builder.ledger(ledger), slow)) {
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.awaitCount(Event.RUN, 1);
      ledger.refuseToDecide();

      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY).toGroup("all"));
      rig.awaitCount(Event.COPY, 1);
      outcome.complete(Response.of(StatusCode.OK));

      assertThat(rig.transfer.next().status()).isEqualTo(200);
    }
  }

  // It is true, and silence is worse.
  @Test
  void whatWasDoneIsAnsweredAtOnceAndNotedWhenThatIsPossible() throws Exception {
    try (ConsumerRig rig = rig()) {
      ledger.refuseToFinish(true);
      assertThat(rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(200);
      awaitFinishes("finish r1 200", 2);
      assertThat(ledger.events).doesNotContain("sent r1");
      ledger.refuseToFinish(false);
      awaitFinishes("finish r1 200", 3);
      awaitFinishes("sent r1", 1);

      assertThat(rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(200);
    }
    assertThat(actuator.ran).hasSize(1);
  }

  // Nothing of it is run by the next start that would make the answer untrue.
  @Test
  void whatChangesNothingIsAnsweredAtOnce() throws Exception {
    String query = "{\"action\":\"query\",\"target\":{\"features\":[]}}";
    try (ConsumerRig rig = rig()) {
      ledger.refuseToFinish(true);
      rig.transfer.deliver(FakeFrame.command("r1", "prod", query));

      assertThat(rig.transfer.next().status()).isEqualTo(200);
      assertThat(ledger.events).doesNotContain("sent r1");
    }
  }

  // A ledger with a bug is not asked the same for ever.
  @Test
  void whatCanNeverBeNotedIsNotTriedAgain() throws Exception {
    try (ConsumerRig rig = rig()) {
      ledger.throwAtFinish("r1");
      rig.transfer.deliver(FakeFrame.command("r1", "prod", START));
      ledger.refuseToFinish(true);
      rig.transfer.deliver(FakeFrame.command("r2", "prod", START));
      awaitFinishes("finish r2 501", 3);

      assertThat(ledger.events).filteredOn("finish r1 501"::equals).hasSize(1);
    }
  }

  /** Time does not pass: what waits for its turn has it when the device stops, or never. */
  private ConsumerRig rigWithoutTime(ScheduledThreadPoolExecutor scheduler) {
    return new ConsumerRig(builder -> builder.ledger(ledger).scheduler(scheduler), actuator);
  }

  private static ScheduledThreadPoolExecutor standingStill() {
    return new ScheduledThreadPoolExecutor(1) {
      @Override
      public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, 1, TimeUnit.DAYS);
      }
    };
  }

  // Told 200, its sender would be told by the next start that nobody knows.
  @Test
  void whatWasToldAndNotNotedIsNotedWhenTheDeviceStops() throws Exception {
    ScheduledThreadPoolExecutor scheduler = standingStill();
    try (ConsumerRig rig = rigWithoutTime(scheduler)) {
      ledger.refuseToFinish(true);
      assertThat(rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(200);
      awaitFinishes("finish r1 200", 1);
      ledger.refuseToFinish(false);
    } finally {
      scheduler.shutdownNow();
    }

    assertThat(ledger.events)
        .containsSubsequence("finish r1 200", "finish r1 200", "sent r1", "close");
  }

  @Test
  void aRefusalThatCouldNotBeNotedIsNotedAndSentWhenTheDeviceStops() throws Exception {
    ScheduledThreadPoolExecutor scheduler = standingStill();
    ConsumerRig rig = rigWithoutTime(scheduler);
    ledger.refuseToFinish(true);
    rig.transfer.deliver(FakeFrame.command("r1", "prod", START));
    awaitFinishes("finish r1 501", 1);
    ledger.refuseToFinish(false);
    rig.close();
    scheduler.shutdownNow();

    assertThat(rig.transfer.next().status()).isEqualTo(501);
    assertThat(ledger.events).containsSubsequence("finish r1 501", "finish r1 501", "close");
  }

  // The next start runs it, and nobody was told that it would not.
  @Test
  void aRefusalThatCannotBeNotedIsTriedOnceMoreAtTheEndAndNotSent() throws Exception {
    ScheduledThreadPoolExecutor scheduler = standingStill();
    ConsumerRig rig = rigWithoutTime(scheduler);
    ledger.refuseToFinish(true);
    rig.transfer.deliver(FakeFrame.command("r1", "prod", START));
    awaitFinishes("finish r1 501", 1);
    rig.close();
    scheduler.shutdownNow();

    assertThat(rig.transfer.isQuiet()).isTrue();
    assertThat(ledger.events).filteredOn("finish r1 501"::equals).hasSize(2);
  }

  // After a long time without, or the last of many would be noted minutes later.
  @Test
  void onceNotesCanBeMadeThoseThatWaitAreMadeWithoutLongPauses() {
    Deque<Runnable> timers = new ArrayDeque<>();
    Deque<Duration> pauses = new ArrayDeque<>();
    ScheduledThreadPoolExecutor scheduler =
        new ScheduledThreadPoolExecutor(1) {
          @Override
          public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            timers.add(task);
            pauses.add(Duration.of(delay, unit.toChronoUnit()));
            return super.schedule(() -> {}, 0, unit);
          }
        };
    Notary notary = new Notary(Consumer.builder(DeviceId.of("fw1")), ledger, scheduler);
    ledger.refuseToFinish(true);
    for (int i = 0; i < 1_000; i++) {
      LedgerKey key = new LedgerKey("prod", LedgerKey.Kind.REQUEST, "r" + i);
      var unused = notary.finishInAnyCase(key, 200, null);
    }
    timers.remove().run();
    timers.remove().run();

    ledger.refuseToFinish(false);
    pauses.clear();
    while (!timers.isEmpty()) {
      timers.remove().run();
    }
    scheduler.shutdownNow();

    assertThat(pauses).hasSize(3).containsOnly(Retries.FIRST_PAUSE);
  }

  @Test
  void troubleIsToldOnceAndItsEndOnce() {
    Trouble trouble = new Trouble();

    assertThat(trouble.failed(0)).isTrue();
    assertThat(trouble.failed(1)).isFalse();
    assertThat(trouble.worked()).isEqualTo(2);
    assertThat(trouble.worked()).isZero();
  }

  @Test
  void troubleThatComesAndGoesIsToldOnceAMinute() {
    Trouble trouble = new Trouble();
    long minute = 60_000_000_000L;
    assertThat(trouble.failed(0)).isTrue();
    assertThat(trouble.worked()).isEqualTo(1);

    assertThat(trouble.failed(minute - 1)).isFalse();
    assertThat(trouble.worked()).isZero();
    assertThat(trouble.failed(minute)).isTrue();
  }
}

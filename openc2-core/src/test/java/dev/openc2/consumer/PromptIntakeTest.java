// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.consumer.Statistics.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which thread looks at a frame: the one that brings it, or the one that the queue is for. */
@Timeout(60)
class PromptIntakeTest {

  private final FakeActuator actuator = FakeActuator.of("x-door");
  private final ThreadNotes ledger = new ThreadNotes();

  // As many as wait for each other.
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** The rig, once the engine has done what it begins with. */
  private ConsumerRig rig() throws InterruptedException {
    ConsumerRig rig = new ConsumerRig(builder -> builder.ledger(ledger), actuator);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ConsumerRig.DEADLINE_SECONDS);
    do {
      ledger.threads.clear();
      rig.assertServes();
    } while (!ledger.threads.contains(Thread.currentThread()) && System.nanoTime() < deadline);
    ledger.threads.clear();
    ledger.ids.clear();
    return rig;
  }

  private static FakeFrame deny(String id) {
    return FakeFrame.command(id, "prod", ConsumerRig.DENY);
  }

  @Test
  void aFrameThatComesAloneIsLookedAtByTheThreadThatBringsIt() throws Exception {
    try (ConsumerRig rig = rig()) {
      rig.transfer.deliver(deny("a"));
      rig.transfer.deliver(deny("b"));

      assertThat(ledger.threads).containsExactly(Thread.currentThread(), Thread.currentThread());
      assertThat(rig.transfer.next().status()).isEqualTo(200);
      assertThat(rig.transfer.next().status()).isEqualTo(200);
    }
  }

  @Test
  void aLedgerThatMayKeepItsCallerWaitingIsNotAskedByTheThreadThatBringsIt() throws Exception {
    try (ConsumerRig rig = rig()) {
      ledger.isPrompt = false;

      assertThat(rig.ask(deny("a")).status()).isEqualTo(200);

      assertThat(ledger.threads).hasSize(1).doesNotContain(Thread.currentThread());
    }
  }

  @Test
  void inAFloodTheThreadThatBringsFramesIsFreeForTheNext() throws Exception {
    try (ConsumerRig rig = rig()) {
      ledger.meanwhile = () -> rig.pass(Duration.ofMillis(3));
      Sent first = rig.ask(deny("alone"));
      rig.pass(Duration.ofMillis(2));

      Sent second = rig.ask(deny("close behind"));

      assertThat(List.of(first.status(), second.status())).containsExactly(200, 200);
      assertThat(ledger.threads.get(0)).isSameAs(Thread.currentThread());
      assertThat(ledger.threads.get(1)).isNotSameAs(Thread.currentThread());
    }
  }

  @Test
  void noFrameOvertakesOneThatWaits() throws Exception {
    try (ConsumerRig rig = rig()) {
      CountDownLatch release = ledger.holdNext();
      FakeFrame held = deny("held");
      FakeFrame last = deny("last");
      CompletableFuture<Void> delivered =
          CompletableFuture.runAsync(
              () -> {
                rig.transfer.deliver(held);
                rig.transfer.deliver(last);
              },
              threads);
      ledger.entered.await();
      rig.otherTransfer.deliver(deny("waits"));

      release.countDown();
      delivered.get(ConsumerRig.DEADLINE_SECONDS, TimeUnit.SECONDS);

      rig.awaitCount(Event.RUN, rig.count(Event.RECEIVED));
      assertThat(ledger.ids).containsExactly("held", "waits", "last");
    }
  }

  @Test
  void theEndWaitsForTheFrameThatATransferLooksAt() throws Exception {
    ConsumerRig rig = rig();
    CountDownLatch release = ledger.holdNext();
    FakeFrame frame = deny("held");
    CompletableFuture<Void> held =
        CompletableFuture.runAsync(() -> rig.transfer.deliver(frame), threads);
    ledger.entered.await();

    CompletableFuture<Void> closed = CompletableFuture.runAsync(rig::close, threads);

    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> closed.get(200, TimeUnit.MILLISECONDS));
    assertThat(rig.transfer.events).doesNotContain("stopListening");
    release.countDown();
    held.get(ConsumerRig.DEADLINE_SECONDS, TimeUnit.SECONDS);
    closed.get(ConsumerRig.DEADLINE_SECONDS, TimeUnit.SECONDS);

    assertThat(frame.isAcknowledged()).isTrue();
  }
}

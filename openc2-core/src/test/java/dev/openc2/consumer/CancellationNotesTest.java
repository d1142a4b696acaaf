// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Handler;
import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.consumer.Unfinished.Progress;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.progress.ProgressProfile;
import dev.openc2.value.StatusCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A crash around {@code cancel command} leads to no guess and no second effect. */
@Timeout(60)
class CancellationNotesTest {

  private static final String CANCEL = "{\"action\":\"cancel\",\"target\":{\"command\":\"r1\"}}";

  private final DurableLedger ledger = new DurableLedger();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  private final FakeActuator stoppable =
      FakeActuator.of(
          "x-door",
          (command, invocation) -> {
            invocation
                .cancellation()
                .offer(
                    () -> {
                      ledger.events.add("stop");
                      return CompletableFuture.completedFuture(true);
                    });
            entered.countDown();
            return new CompletableFuture<>();
          });

  private final FakeActuator blocking =
      FakeActuator.of(
          "x-door",
          Handler.of(
              (command, invocation) -> {
                entered.countDown();
                await(release);
                return Response.of(StatusCode.OK);
              }));

  private ConsumerRig rig(FakeActuator actuator) {
    return new ConsumerRig(builder -> builder.ledger(ledger), actuator);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCancellationIsNotedBeforeItTakesEffectAndTheEndItMakesBeforeItsAnswer() throws Exception {
    try (ConsumerRig rig = rig(stoppable)) {
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      // Until it says how it can be stopped, nobody can stop it.
      entered.await();

      rig.transfer.deliver(FakeFrame.command("q1", "prod", CANCEL));
      ledger.awaitEvent("sent q1");
    }

    assertThat(ledger.events)
        .containsSubsequence("begin q1", "stop", "finish r1 500", "finish q1 200", "sent q1");
  }

  @Test
  void whatCannotBeNotedCallsNothingOff() throws Exception {
    try (ConsumerRig rig = rig(stoppable)) {
      rig.transfer.deliver(
          FakeFrame.command(
              "r1",
              "prod",
              ConsumerRig.DENY.replace("}}", "},\"args\":{\"response_requested\":\"status\"}}")));
      assertThat(rig.transfer.next().status()).isEqualTo(102);
      ledger.refuse(new IllegalStateException("the disk is full"));

      Sent answer = rig.ask(FakeFrame.command("q1", "prod", CANCEL));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(ledger.events).doesNotContain("stop");
    }
  }

  // The next start would run what is said to be called off.
  @Test
  void nobodyIsToldThatSomethingIsCalledOffBeforeItIsNoted() throws Exception {
    try (ConsumerRig rig = rig(blocking)) {
      rig.transfer.deliver(FakeFrame.command("r0", "prod", ConsumerRig.DENY));
      entered.await();
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY_OTHER));
      rig.awaitCount(Statistics.Event.RUN, 2);
      ledger.refuseToFinish(true);

      rig.transfer.deliver(FakeFrame.command("q1", "prod", CANCEL));
      rig.transfer.deliver(FakeFrame.command("q2", "prod", CANCEL));
      ledger.awaitEvent("finish r1 500");
      ledger.awaitEvent("begin q2");
      assertThat(rig.transfer.isQuiet()).isTrue();
      ledger.refuseToFinish(false);

      for (int i = 0; i < 3; i++) {
        Sent answer = rig.transfer.next();
        assertThat(answer.status()).isEqualTo(answer.requestId().equals("r1") ? 500 : 200);
      }
      release.countDown();
      assertThat(rig.transfer.next().requestId()).isEqualTo("r0");
    }
  }

  @Test
  void whetherACancellationTookEffectBeforeACrashIsNotGuessedAndItIsNotRepeated() throws Exception {
    DurableLedger left =
        new DurableLedger(
            left("r1", ConsumerRig.DENY, Progress.TAKEN), left("q1", CANCEL, Progress.BEGUN));
    try (ConsumerRig rig = new ConsumerRig(builder -> builder.ledger(left), blocking)) {
      Sent answer = rig.transfer.next();

      assertThat(answer.requestId()).isEqualTo("q1");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).contains("whether it took effect is not known");
      release.countDown();
      assertThat(rig.transfer.next().status()).isEqualTo(200);
    }
  }

  private static Unfinished left(String id, String command, Progress progress) {
    MessageCodec codec =
        MessageCodec.of(Profiles.of(List.of(new DoorProfile(), new ProgressProfile())));
    Message message =
        codec.decode(FakeFrame.command(id, "prod", command).payload(), Encodings.JSON);
    LedgerKey key = new LedgerKey("prod", LedgerKey.Kind.REQUEST, id);
    return new Unfinished(key, message, "json", 0, null, progress, null, true, false);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static dev.openc2.transfer.mqtt.link.Rig.config;
import static dev.openc2.transfer.mqtt.link.Rig.get;
import static dev.openc2.transfer.mqtt.link.Rig.message;
import static dev.openc2.transfer.mqtt.link.Rig.next;
import static dev.openc2.transfer.mqtt.link.Rig.text;
import static dev.openc2.transfer.mqtt.link.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Who sends and confirms a publish, and in which order, when the control thread is idle or busy.
 */
class PublishTurnTest {

  private final ScheduledThreadPoolExecutor control = new ScheduledThreadPoolExecutor(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final String topic = "link/" + Rig.id();

  @AfterEach
  void end() {
    gate.countDown();
    control.shutdownNow();
  }

  private Rig rig(TestBroker broker) {
    return new Rig(config(broker.port()).subscriptions(to(topic)).build(), control).started();
  }

  /** Keeps the control thread from what is handed to it after this, without being its work. */
  private CountDownLatch stall() {
    CountDownLatch stalled = new CountDownLatch(1);
    control.execute(
        () -> {
          stalled.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return stalled;
  }

  @Test
  void publishDoesNotWaitForAnIdleControlThread() throws Exception {
    try (TestBroker broker = BrokerKind.EMBEDDED.open();
        Rig rig = rig(broker)) {
      assertThat(stall().await(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

      CompletionStage<PublishAck> sent = rig.link.publish(message(topic, "at once"));

      assertThat(text(next(rig.inbox))).isEqualTo("at once");
      assertThat(get(sent).nobodyListens()).isFalse();
      gate.countDown();
    }
  }

  @Test
  void confirmationDoesNotOvertakeWhatWaitsForTheControlThread() throws Exception {
    try (TestBroker broker = BrokerKind.EMBEDDED.open();
        Rig rig = rig(broker)) {
      assertThat(stall().await(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      byte[] payload = {};
      int before = control.getQueue().size();

      // PUBREC waits for the control thread when PUBCOMP comes.
      CompletableFuture<PublishAck> sent =
          rig.link
              .publish(OutboundPublish.builder(topic + "/nobody", payload).qos(2).build())
              .toCompletableFuture();
      long deadline = System.nanoTime() + Rig.PATIENCE.toNanos();
      while (control.getQueue().size() < before + 2
          && !sent.isDone()
          && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }

      assertThat(sent).isNotDone();
      gate.countDown();
      assertThat(get(sent).nobodyListens()).isTrue();
    }
  }

  @Test
  void publishDoesNotOvertakeOneThatWaitsForTheControlThread() throws Exception {
    try (TestBroker broker = BrokerKind.EMBEDDED.open();
        Rig rig = rig(broker)) {
      CompletableFuture<CompletionStage<PublishAck>> first = new CompletableFuture<>();
      // On the control thread, which is at work then: the publish waits behind what stalls it.
      CompletionStage<Void> unused =
          rig.link
              .publish(message(topic, "before"))
              .thenAccept(
                  ack -> {
                    CountDownLatch ignored = stall();
                    first.complete(rig.link.publish(message(topic, "first")));
                  });
      CompletionStage<PublishAck> waiting = get(first);

      CompletionStage<PublishAck> second = rig.link.publish(message(topic, "second"));

      gate.countDown();
      get(waiting);
      get(second);
      assertThat(text(next(rig.inbox))).isEqualTo("before");
      assertThat(text(next(rig.inbox))).isEqualTo("first");
      assertThat(text(next(rig.inbox))).isEqualTo("second");
    }
  }
}

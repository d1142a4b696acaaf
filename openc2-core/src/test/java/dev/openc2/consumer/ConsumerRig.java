// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.profile.Profiles;
import dev.openc2.progress.ProgressProfile;
import dev.openc2.value.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A Consumer with two transfers and a clock that the test turns. */
final class ConsumerRig implements AutoCloseable {

  static final long DEADLINE_SECONDS = 20;
  static final String DENY = "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"10.0.0.1\"}}";
  static final String DENY_OTHER = "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"10.0.0.2\"}}";
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static final String QUERY = "{\"action\":\"query\",\"target\":{\"features\":[]}}";

  private final AtomicInteger markers = new AtomicInteger();
  private final AtomicLong elapsedNanos = new AtomicLong();

  final FakeTransfer transfer = new FakeTransfer();
  final FakeTransfer otherTransfer = new FakeTransfer();
  final Consumer consumer;

  ConsumerRig(FakeActuator... actuators) {
    this(UnaryOperator.identity(), actuators);
  }

  ConsumerRig(ConsumerSettings settings, FakeActuator... actuators) {
    this(builder -> builder.settings(settings), actuators);
  }

  ConsumerRig(UnaryOperator<Consumer.Builder> changes, FakeActuator... actuators) {
    Consumer.Builder builder =
        Consumer.builder(DeviceId.of("fw1"))
            .transfer(transfer)
            .transfer(otherTransfer)
            .codec(MessageCodec.of(Profiles.of(List.of(new DoorProfile(), new ProgressProfile()))))
            .clock(() -> NOW.plusNanos(elapsedNanos.get()))
            .nanoTime(elapsedNanos::get);
    for (FakeActuator actuator : actuators) {
      builder.actuator(actuator);
    }
    consumer = changes.apply(builder).build();
    var unused = consumer.start();
  }

  void pass(Duration time) {
    elapsedNanos.addAndGet(time.toNanos());
  }

  long count(Event event) {
    return consumer.statistics().count(event);
  }

  /** Waits until something has happened so often. */
  void awaitCount(Event event, long count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (count(event) < count) {
      assertThat(System.nanoTime()).as("waiting for %s", event).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** Delivers a frame and waits for the next Response. */
  Sent ask(FakeFrame frame) throws InterruptedException {
    transfer.deliver(frame);
    return transfer.next();
  }

  /** Everything that was answered to what came in before, in order. */
  List<Sent> answersSoFar() throws InterruptedException {
    String marker = "marker-" + markers.incrementAndGet();
    transfer.deliver(FakeFrame.command(marker, "prod", QUERY));
    List<Sent> answers = new ArrayList<>();
    Sent next = transfer.next();
    while (!next.requestId().equals(marker)) {
      answers.add(next);
      next = transfer.next();
    }
    return answers;
  }

  /** Passes if frames that come now are still answered. */
  void assertServes() throws InterruptedException {
    String marker = "marker-" + markers.incrementAndGet();
    transfer.deliver(FakeFrame.command(marker, "prod", DENY));
    Sent next = transfer.next();
    while (!next.requestId().equals(marker)) {
      next = transfer.next();
    }
    assertThat(next.status()).isEqualTo(200);
  }

  @Override
  public void close() {
    consumer.close();
  }
}

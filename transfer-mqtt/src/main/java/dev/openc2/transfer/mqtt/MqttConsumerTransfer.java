// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.mqtt.link.StartPolicy;
import dev.openc2.transfer.mqtt.topic.Topics;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The Consumer's side: Commands from {@code oc2/cmd/…}, Responses to {@code oc2/rsp/…}. */
final class MqttConsumerTransfer implements ConsumerTransfer {

  private static final Duration FLUSH = Duration.ofSeconds(1);

  private final Session session;
  private final ResponseTopics responseTopics;
  private final Map<Long, CompletableFuture<Delivery>> unconfirmed = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();

  MqttConsumerTransfer(MqttConfig config) {
    DeviceId id = DeviceId.of(config.id());
    this.responseTopics = config.responseTopics();
    this.session =
        new Session(
            config,
            Topics.ofConsumer(id, config.profiles()),
            Topics.commandsTo(id),
            StartPolicy.KEEP_TRYING);
  }

  @Override
  public CompletionStage<Void> start(FrameHandler handler) {
    return session.start(handler);
  }

  @Override
  public CompletionStage<Delivery> respond(OutboundFrame frame, @Nullable ProducerId producer) {
    long key = number.incrementAndGet();
    CompletableFuture<Delivery> delivery = route(frame, producer).toCompletableFuture();
    unconfirmed.put(key, delivery);
    return delivery.whenComplete((result, failure) -> unconfirmed.remove(key));
  }

  private CompletionStage<Delivery> route(OutboundFrame frame, @Nullable ProducerId producer) {
    if (producer == null || responseTopics == ResponseTopics.GENERAL) {
      return session.publish(frame, Topics.RESPONSES);
    }
    String topic = Topics.responsesTo(producer);
    if (responseTopics == ResponseTopics.BOTH) {
      return session
          .publish(frame, topic)
          .thenCombine(session.publish(frame, Topics.RESPONSES), MqttConsumerTransfer::better);
    }
    // A peer that does not listen to its own topic is still reached on the general one.
    return session
        .publish(frame, topic)
        .thenCompose(
            delivery ->
                delivery == Delivery.NOBODY_LISTENS
                    ? session.publish(frame, Topics.RESPONSES)
                    : CompletableFuture.completedFuture(delivery));
  }

  private static Delivery better(Delivery one, Delivery other) {
    return one == Delivery.ACCEPTED ? one : other;
  }

  @Override
  public void stopListening() {
    session.stopListening();
  }

  @Override
  public void close() {
    session.stopListening();
    CompletableFuture<Void> flushed =
        CompletableFuture.allOf(unconfirmed.values().toArray(new CompletableFuture<?>[0]))
            .handle((result, failure) -> null);
    flushed.completeOnTimeout(null, FLUSH.toMillis(), TimeUnit.MILLISECONDS).join();
    session.close();
  }
}

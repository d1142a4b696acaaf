// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.mqtt.link.StartPolicy;
import dev.openc2.transfer.mqtt.topic.Topics;
import dev.openc2.value.ProducerId;
import java.util.concurrent.CompletionStage;

/**
 * The Producer's side: Commands to {@code oc2/cmd/…}, Responses from {@code oc2/rsp} and from its
 * own topic.
 */
final class MqttProducerTransfer implements ProducerTransfer {

  private final Session session;

  MqttProducerTransfer(MqttConfig config) {
    ProducerId id = ProducerId.of(config.id());
    this.session =
        new Session(config, Topics.ofProducer(id), Topics.responsesTo(id), StartPolicy.FAIL_FAST);
  }

  @Override
  public CompletionStage<Void> start(FrameHandler handler) {
    return session.start(handler);
  }

  @Override
  public CompletionStage<Delivery> send(OutboundFrame frame, Destination destination) {
    return session.publish(frame, Topics.of(destination));
  }

  @Override
  public void close() {
    session.close();
  }
}

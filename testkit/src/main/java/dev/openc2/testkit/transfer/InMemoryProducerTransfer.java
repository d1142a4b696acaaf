// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.testkit.transfer.InMemoryNetwork.Channels;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.value.ProducerId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A Producer's end of an {@link InMemoryNetwork}. */
final class InMemoryProducerTransfer implements ProducerTransfer {

  private final InMemoryClient client;

  InMemoryProducerTransfer(InMemoryNetwork network, ProducerId id) {
    String own = Channels.responses(id);
    client =
        new InMemoryClient(
            network,
            () ->
                network.mailbox(
                    Channels.producerKey(id), Set.of(Channels.GENERAL_RESPONSES, own), own));
  }

  @Override
  public CompletionStage<Void> start(FrameHandler handler) {
    return client.start(handler);
  }

  @Override
  public CompletionStage<Delivery> send(OutboundFrame frame, Destination destination) {
    return client.send(Channels.of(destination), frame);
  }

  @Override
  public void close() {
    client.close();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.testkit.transfer.InMemoryNetwork.Channels;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A Consumer's end of an {@link InMemoryNetwork}. A Response goes to the Producer alone if that one
 * listens, else to Producers in general.
 */
final class InMemoryConsumerTransfer implements ConsumerTransfer {

  private final InMemoryNetwork network;
  private final InMemoryClient client;

  InMemoryConsumerTransfer(InMemoryNetwork network, DeviceId id, Set<Nsid> profiles) {
    this.network = network;
    client =
        new InMemoryClient(
            network,
            () ->
                network.mailbox(
                    Channels.consumerKey(id),
                    Channels.ofConsumer(id, profiles),
                    Channels.device(id)));
  }

  @Override
  public CompletionStage<Void> start(FrameHandler handler) {
    return client.start(handler);
  }

  @Override
  public CompletionStage<Delivery> respond(OutboundFrame frame, @Nullable ProducerId producer) {
    return client.send(channelOf(producer), frame);
  }

  private String channelOf(@Nullable ProducerId producer) {
    if (producer == null || !network.isListenedTo(Channels.responses(producer))) {
      return Channels.GENERAL_RESPONSES;
    }
    return Channels.responses(producer);
  }

  @Override
  public void stopListening() {
    client.stop();
  }

  @Override
  public void close() {
    client.close();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A transfer that keeps account of what the broker took to hand over. */
final class HandOver implements ProducerTransfer {

  private final ProducerTransfer transfer;
  private final MessageCodec codec = MessageCodec.of(Profiles.installed());
  private final Map<String, OutboundFrame> frames = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  HandOver(ProducerTransfer transfer) {
    this.transfer = transfer;
  }

  @Override
  public CompletionStage<Void> start(FrameHandler handler) {
    return transfer.start(handler);
  }

  @Override
  public CompletionStage<Delivery> send(OutboundFrame frame, Destination destination) {
    String id = idOf(frame);
    frames.put(id, frame);
    return transfer
        .send(frame, destination)
        .thenApply(
            delivery -> {
              if (delivery == Delivery.ACCEPTED) {
                taken.add(id);
              }
              return delivery;
            });
  }

  private String idOf(OutboundFrame frame) {
    Message message = codec.decode(frame.payload(), Encodings.JSON);
    return String.valueOf(message.headers().requestId());
  }

  /** What was sent under this request id. */
  OutboundFrame frame(String id) {
    OutboundFrame frame = frames.get(id);
    if (frame == null) {
      throw new IllegalArgumentException("nothing was sent as " + id);
    }
    return frame;
  }

  /** True if the broker confirmed that it has it, for somebody who listens. */
  boolean isTaken(String id) {
    return taken.contains(id);
  }

  @Override
  public void close() {
    transfer.close();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.value.ProducerId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A transfer whose every step may be the last. What is in its frames it does not know. */
record WatchedTransfer(ConsumerTransfer transfer, Fate fate) implements ConsumerTransfer {

  private static final String SOME = "some";

  @Override
  public CompletionStage<Void> start(FrameHandler handler) {
    return transfer.start(
        frame -> {
          fate.reached(Step.RECEIVED, SOME);
          handler.onFrame(new WatchedFrame(frame, fate));
        });
  }

  @Override
  public CompletionStage<Delivery> respond(OutboundFrame frame, @Nullable ProducerId producer) {
    return transfer
        .respond(frame, producer)
        .thenApply(
            delivery -> {
              fate.reached(Step.ANSWERED, SOME);
              return delivery;
            });
  }

  @Override
  public void stopListening() {
    transfer.stopListening();
  }

  @Override
  public void close() {
    transfer.close();
  }

  private record WatchedFrame(InboundFrame frame, Fate fate) implements InboundFrame {

    @Override
    public byte[] payload() {
      return frame.payload();
    }

    @Override
    public @Nullable String encoding() {
      return frame.encoding();
    }

    @Override
    public @Nullable MessageKind kind() {
      return frame.kind();
    }

    @Override
    public @Nullable String foreignContentType() {
      return frame.foreignContentType();
    }

    @Override
    public String channel() {
      return frame.channel();
    }

    @Override
    public boolean isForThisDeviceAlone() {
      return frame.isForThisDeviceAlone();
    }

    @Override
    public boolean isRedelivered() {
      return frame.isRedelivered();
    }

    @Override
    public boolean isRetained() {
      return frame.isRetained();
    }

    @Override
    public @Nullable Duration life() {
      return frame.life();
    }

    @Override
    public void acknowledge() {
      frame.acknowledge();
      fate.reached(Step.ACKNOWLEDGED, SOME);
    }
  }
}

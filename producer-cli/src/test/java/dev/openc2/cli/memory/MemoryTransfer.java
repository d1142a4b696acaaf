// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.memory;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Hands frames to a {@link MemoryNetwork} and its answers back, on the calling thread. */
final class MemoryTransfer implements ProducerTransfer {

  private final MemoryNetwork network;
  private @Nullable FrameHandler handler;

  MemoryTransfer(MemoryNetwork network) {
    this.network = network;
  }

  @Override
  public CompletionStage<Void> start(FrameHandler newHandler) {
    handler = newHandler;
    if (network.isDeaf()) {
      return new CompletableFuture<>();
    }
    TransferException refusal = network.refusal();
    return refusal == null
        ? CompletableFuture.completedStage(null)
        : CompletableFuture.failedStage(refusal);
  }

  @Override
  public CompletionStage<Delivery> send(OutboundFrame frame, Destination destination) {
    List<byte[]> answers = network.deliver(frame, destination);
    if (answers == null) {
      return CompletableFuture.completedStage(Delivery.NOBODY_LISTENS);
    }
    FrameHandler target = Objects.requireNonNull(handler);
    answers.forEach(answer -> target.onFrame(new Answer(answer, frame.encoding())));
    return CompletableFuture.completedStage(Delivery.ACCEPTED);
  }

  @Override
  public void close() {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(byte[] payload, String encoding) implements InboundFrame {

    @Override
    public MessageKind kind() {
      return MessageKind.RESPONSE;
    }

    @Override
    public @Nullable String foreignContentType() {
      return null;
    }

    @Override
    public String channel() {
      return "answers";
    }

    @Override
    public boolean isForThisDeviceAlone() {
      return true;
    }

    @Override
    public boolean isRedelivered() {
      return false;
    }

    @Override
    public boolean isRetained() {
      return false;
    }

    @Override
    public @Nullable Duration life() {
      return null;
    }

    @Override
    public void acknowledge() {}
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The life of a transfer on an {@link InMemoryNetwork}, the same in both roles; thread-safe. */
final class InMemoryClient {

  private final InMemoryNetwork network;
  private final Supplier<Mailbox> opener;
  private final Object lock = new Object();
  // Guarded by lock.
  private @Nullable Mailbox mailbox;
  private boolean closed;

  InMemoryClient(InMemoryNetwork network, Supplier<Mailbox> opener) {
    this.network = network;
    this.opener = opener;
  }

  CompletionStage<Void> start(FrameHandler handler) {
    Mailbox opened;
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(closed());
      }
      if (mailbox != null) {
        throw new IllegalStateException("a transfer is started once");
      }
      opened = opener.get();
      mailbox = opened;
    }
    opened.connect(this, handler);
    return CompletableFuture.completedFuture(null);
  }

  CompletionStage<Delivery> send(String channel, OutboundFrame frame) {
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(closed());
      }
    }
    try {
      return CompletableFuture.completedFuture(network.send(channel, frame));
    } catch (TransferException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  void stop() {
    Mailbox opened = opened();
    if (opened != null) {
      opened.stop(this);
    }
  }

  void close() {
    synchronized (lock) {
      closed = true;
    }
    Mailbox opened = opened();
    if (opened != null) {
      opened.disconnect(this);
    }
  }

  private @Nullable Mailbox opened() {
    synchronized (lock) {
      return mailbox;
    }
  }

  private static TransferException closed() {
    return new TransferException(Reason.CLOSED, "the transfer is closed");
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import java.util.concurrent.CompletionStage;

/**
 * A transport in the role of a Producer. Thread-safe.
 *
 * <p>Life: {@link #start} once, any number of {@link #send}, {@link #close}. The transfer keeps the
 * connection alive and renews it by itself after a loss; what is sent meanwhile waits until its
 * expiry.
 */
public interface ProducerTransfer extends AutoCloseable {

  /**
   * Connects and begins to listen. Completes when Responses can arrive; fails with {@link
   * TransferException} at the first refusal or failure, after which the transfer can only be
   * closed.
   *
   * @param handler gets every Response and Notification, and whatever else arrives where those are
   *     expected
   */
  CompletionStage<Void> start(FrameHandler handler);

  /**
   * Sends a Command to one destination. Completes exactly once: when the transport took it, or with
   * {@link TransferException} when it was refused, expired unsent, or the transfer was closed. May
   * deliver it more than once.
   */
  CompletionStage<Delivery> send(OutboundFrame frame, Destination destination);

  /**
   * Ends the connection; what was not sent fails. Closing twice is harmless. No handler is called
   * afterwards.
   */
  @Override
  void close();
}

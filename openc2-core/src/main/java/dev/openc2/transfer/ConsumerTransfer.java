// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import dev.openc2.value.ProducerId;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A transport in the role of a Consumer. Thread-safe.
 *
 * <p>Life: {@link #start} once, any number of {@link #respond}, {@link #close}. The transfer keeps
 * the connection alive and renews it by itself after a loss, and keeps trying when there is none at
 * the start.
 */
public interface ConsumerTransfer extends AutoCloseable {

  /**
   * Connects and begins to listen, for as long as it takes. Completes when every place where
   * Commands for this device arrive is listened to; fails with {@link TransferException} when one
   * of them is refused, or when closed.
   *
   * @param handler gets whatever arrives where Commands are expected
   */
  CompletionStage<Void> start(FrameHandler handler);

  /**
   * Sends a Response. Completes exactly once: when the transport took it, or with {@link
   * TransferException}. May deliver it more than once.
   *
   * @param producer who asked, or null if the Command did not say
   */
  CompletionStage<Delivery> respond(OutboundFrame frame, @Nullable ProducerId producer);

  /**
   * Stops listening while Responses can still be sent: no handler is called afterwards, and what
   * was not acknowledged will be delivered to the next start. Twice is harmless.
   */
  void stopListening();

  /**
   * Ends the connection after what was handed to {@link #respond} is out or a second has passed.
   * Twice is harmless.
   */
  @Override
  void close();
}

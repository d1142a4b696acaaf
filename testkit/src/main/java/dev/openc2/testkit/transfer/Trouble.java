// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.transfer.OutboundFrame;
import java.time.Duration;
import java.util.List;

/** What an {@link InMemoryNetwork} does wrong, or not. */
@FunctionalInterface
public interface Trouble {

  /** None: each message once and at once. */
  Trouble NONE = (channel, frame) -> List.of(Duration.ZERO);

  /** Every message is lost, though its sender hears that it was taken. */
  Trouble LOSS = (channel, frame) -> List.of();

  /** Every message comes twice. */
  Trouble TWICE = (channel, frame) -> List.of(Duration.ZERO, Duration.ZERO);

  /**
   * The copies of a message that arrive, each as the time that it takes; or throws {@link
   * dev.openc2.transfer.TransferException}, with which the sending fails then.
   *
   * @param channel where it is sent: see {@link InMemoryNetwork}
   */
  List<Duration> copies(String channel, OutboundFrame frame);

  /** Every message takes that long. */
  static Trouble delay(Duration delay) {
    return (channel, frame) -> List.of(delay);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

/**
 * Takes what arrives over a link.
 *
 * <p>Called one publish at a time, in the order of arrival, on the link's handler thread or, if it
 * {@linkplain #isPrompt is prompt}, on the one that reads from the network. The handler calls
 * {@link InboundPublish#acknowledge} once it took over the responsibility, then or later and from
 * any thread; unacknowledged publishes count towards the Receive Maximum and come again after a
 * reconnect. A handler that throws is reported in the log, and the publish is acknowledged for it:
 * one that can never be handled must not come back for ever.
 */
@FunctionalInterface
public interface InboundHandler {

  /** Handles one publish. */
  void onPublish(InboundPublish publish);

  /**
   * True if {@link #onPublish} only computes and hands on, and never waits for anything: it is
   * called without waking a thread for it then. As long as it runs, nothing is read from the
   * network.
   */
  default boolean isPrompt() {
    return false;
  }
}

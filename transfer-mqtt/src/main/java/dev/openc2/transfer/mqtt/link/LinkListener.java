// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sees what happens to a link: for logs and for whoever watches (CONNACK, SUBACK and PUBACK codes).
 *
 * <p>Called by threads of the link, one event at a time except {@link #dropped}; must not block.
 * What it throws is logged and otherwise ignored.
 */
public interface LinkListener {

  /** A listener that ignores everything. */
  LinkListener NONE = new LinkListener() {};

  /**
   * The broker accepted a connection.
   *
   * @param reasonCode the code of the CONNACK
   * @param sessionPresent whether the broker still knew our session
   */
  default void connected(int reasonCode, boolean sessionPresent) {}

  /**
   * A connection was lost, or an attempt to make one failed.
   *
   * @param why kind, code ({@link LinkException#reasonCode()}) and text
   * @param nextTry the delay until the next attempt; null when there will be none
   */
  default void disconnected(LinkException why, @Nullable Duration nextTry) {}

  /** The broker answered a subscription: granted QoS, or a refusal (0x80 and above). */
  default void subscribed(String filter, int reasonCode) {}

  /**
   * Subscriptions were refused on a connection that lives on: what the others bring still arrives.
   *
   * @param why names the first of them and the reason
   * @param nextTry the delay until they are asked for again
   */
  default void subscriptionsRefused(LinkException why, Duration nextTry) {}

  /** The broker answered a publish. */
  default void published(String topic, int reasonCode) {}

  /**
   * A QoS 0 publish was dropped because the handler is too slow. Called on a network thread.
   *
   * @param topic the topic it came over
   */
  default void dropped(String topic) {}
}

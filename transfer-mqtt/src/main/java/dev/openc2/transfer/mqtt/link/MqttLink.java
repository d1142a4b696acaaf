// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.concurrent.CompletionStage;

/**
 * A supervised connection to one MQTT 5 broker that publishes and receives.
 *
 * <p><b>Threads.</b> All methods may be called from any thread. {@link InboundHandler} is called
 * one publish at a time, in the order of arrival; unless it says that it {@linkplain
 * InboundHandler#isPrompt never waits} it may block, publish and wait for the confirmation. {@link
 * LinkListener} and the stages returned here are called one at a time by threads of the link; what
 * runs there must not block.
 *
 * <p><b>Losses.</b> A lost connection is made anew with an exponential delay, for as long as the
 * link is open. Subscriptions are made again on each connection; what is refused then is asked for
 * again, with growing delay, while the others are served. Publishes that were not confirmed are
 * sent again, in order, on the next connection: at QoS 1 the receiver may see them twice
 * (transf-mqtt v1.0 §2.5).
 *
 * <p><b>Closing.</b> {@link #close} sends DISCONNECT, fails every unfinished publish with {@link
 * LinkException.Kind#CLOSED} and returns when the threads are told to end, after two seconds at
 * most. Closing twice is harmless. Afterwards nothing is delivered any more; what the handler had
 * not acknowledged is delivered again by the broker when the session is resumed.
 */
public interface MqttLink extends AutoCloseable {

  /**
   * Connects and subscribes. A second call returns the same stage.
   *
   * @return completes when the broker accepted the connection and granted every subscription; fails
   *     with a {@link LinkException} as the configured {@link StartPolicy} says. A link whose start
   *     failed is closed.
   */
  CompletionStage<Void> start();

  /**
   * Publishes a message, now or on the next connection.
   *
   * @return completes exactly once: with the broker's confirmation, or with a {@link
   *     LinkException}: {@code PUBLISH_REFUSED} with the broker's code, {@code TIMED_OUT} when
   *     deadline or expiry passed before the confirmation, {@code QUEUE_FULL} at once when too many
   *     publishes are unfinished, {@code PROTOCOL} when connection after connection was lost while
   *     sending it, {@code CLOSED}
   */
  CompletionStage<PublishAck> publish(OutboundPublish publish);

  /** Disconnects for good. Never throws; called by the handler or listener, it does not wait. */
  @Override
  void close();
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the subscriptions of one link, with one SUBSCRIBE under way at most.
 *
 * <p>Each connection asks for all of them, also where the broker says that it still has the
 * session: what it restored may be older than the subscriptions, and a Consumer that believes it
 * would be deaf without knowing. What is refused is asked for again on the connection that there
 * is, so that the topics that are granted are listened to meanwhile.
 *
 * <p>Confined to the link's control thread.
 */
final class Subscriber {

  private final List<Subscription> all;
  private final PacketIds ids;
  private final LinkListener listener;
  private final Failures failures;
  // What the SUBSCRIBE under way asks for; empty when there is none.
  private List<Subscription> asked = List.of();
  private List<Subscription> refused = List.of();
  private int packetId;

  Subscriber(List<Subscription> all, PacketIds ids, LinkListener listener, Failures failures) {
    this.all = all;
    this.ids = ids;
    this.listener = listener;
    this.failures = failures;
  }

  /** Asks for everything, on a new connection. */
  void askForAll(PahoConnection connection) {
    ask(connection, all);
  }

  /** Asks for what was refused. */
  void askAgain(PahoConnection connection) {
    ask(connection, refused);
  }

  private void ask(PahoConnection connection, List<Subscription> subscriptions) {
    asked = subscriptions;
    packetId = ids.take();
    connection.subscribe(packetId, subscriptions);
  }

  /** Whether a SUBACK is due. */
  boolean isAsking() {
    return packetId != 0;
  }

  /**
   * Takes the answer.
   *
   * @return the first refusal, or null if everything is granted
   */
  @Nullable LinkException answered(int[] codes) {
    List<Subscription> without = new ArrayList<>();
    LinkException first = null;
    for (int i = 0; i < asked.size(); i++) {
      Subscription subscription = asked.get(i);
      int code = i < codes.length ? codes[i] : ReasonCodes.UNSPECIFIED;
      listener.subscribed(subscription.filter(), code);
      if (!subscription.isMetBy(code)) {
        without.add(subscription);
        if (first == null) {
          first = failures.subscriptionRefused(subscription.filter(), code);
        }
      }
    }
    refused = List.copyOf(without);
    forget();
    return first;
  }

  /** The connection is gone, and with it the answer that was due. */
  void forget() {
    if (packetId != 0) {
      ids.release(packetId);
      packetId = 0;
      asked = List.of();
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import dev.openc2.transfer.mqtt.link.LinkException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The publishes that are not confirmed, across connections: those waiting, and those on the wire,
 * never more than the broker's Receive Maximum. A resumed session gets the same packet identifier
 * with the DUP flag, as MQTT 5.0 §4.4 asks; a new session a new publish.
 *
 * <p>Confined to whoever has the link's turn, except {@link #admit}.
 */
final class Outbox {

  /** So many connections lost while sending one publish: then the publish is the likely cause. */
  static final int MAX_TRANSMISSIONS = 5;

  /**
   * After so many a publish is sent alone: what was on the wire with the cause is not to be given
   * up with it.
   */
  static final int TRANSMISSIONS_IN_COMPANY = 2;

  private final LongSupplier nanoTime;
  private final LinkListener listener;
  private final PacketIds ids;
  private final Semaphore places;
  private final Deque<PendingPublish> waiting = new ArrayDeque<>();
  private final Map<Integer, PendingPublish> inFlight = new LinkedHashMap<>();
  private @Nullable OutboundChannel channel;
  private int window;
  // Whether what is on the wire is to be there alone.
  private boolean isAlone;

  Outbox(int limit, PacketIds ids, LinkListener listener, LongSupplier nanoTime) {
    this.places = new Semaphore(limit);
    this.ids = ids;
    this.listener = listener;
    this.nanoTime = nanoTime;
  }

  /** Takes one of the bounded places, which the end of the publish gives back; any thread. */
  boolean admit() {
    return places.tryAcquire();
  }

  /** True if the next publish goes out at once, and nothing else with it. */
  boolean isFree() {
    return channel != null && waiting.isEmpty() && inFlight.size() < window;
  }

  void add(PendingPublish pending) {
    waiting.add(pending);
    pump();
  }

  /**
   * A connection is ready for publishes. That it is so once more, since subscriptions were refused
   * and asked for again, changes nothing.
   */
  void attach(OutboundChannel newChannel, int receiveMaximum, boolean sessionPresent) {
    if (newChannel == channel) {
      return;
    }
    channel = newChannel;
    window = receiveMaximum;
    if (!sessionPresent) {
      waiting.forEach(this::forgetFlow);
      ids.releaseAll();
    }
    pump();
  }

  /** The connection is gone: what was on the wire is first in the queue again. */
  void detach() {
    channel = null;
    List<PendingPublish> unconfirmed = new ArrayList<>(inFlight.values());
    inFlight.clear();
    for (int i = unconfirmed.size() - 1; i >= 0; i--) {
      waiting.addFirst(unconfirmed.get(i));
    }
  }

  /** PUBACK, PUBCOMP or a refusing PUBREC arrived. */
  void confirmed(int id, int reasonCode) {
    PendingPublish pending = inFlight.remove(id);
    if (pending == null) {
      return;
    }
    ids.release(id);
    String topic = pending.publish.topic();
    boolean failed = ReasonCodes.isFailure(reasonCode);
    int code = pending.received && !failed ? pending.receivedCode : reasonCode;
    listener.published(topic, code);
    if (failed) {
      fail(
          pending,
          new LinkException(
              Kind.ofRefusal(code),
              code,
              "the broker refused the publish to %s: %s"
                  .formatted(topic, ReasonCodes.describe(code))));
    } else {
      complete(pending, code);
    }
    pump();
  }

  /** PUBREC arrived: the broker has the message, sending it again would double it. */
  void received(int id, int reasonCode) {
    PendingPublish pending = inFlight.get(id);
    if (pending != null) {
      pending.received = true;
      pending.receivedCode = reasonCode;
    }
  }

  /** The deadline passed. What is on the wire keeps its place in the window until confirmed. */
  void timeOut(PendingPublish pending) {
    fail(pending, timedOut(pending));
    if (waiting.contains(pending) && pending.transmissions == 0) {
      waiting.remove(pending);
    }
  }

  /** Fails everything. */
  void failAll(LinkException cause) {
    detach();
    List<PendingPublish> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(pending -> fail(pending, cause));
  }

  private void pump() {
    while (channel != null && hasRoom()) {
      send(channel, waiting.remove());
    }
  }

  private boolean hasRoom() {
    PendingPublish next = waiting.peek();
    if (next == null || inFlight.size() >= window || ids.exhausted()) {
      return false;
    }
    boolean wantsToBeAlone = next.transmissions >= TRANSMISSIONS_IN_COMPANY;
    if (!inFlight.isEmpty() && (isAlone || wantsToBeAlone)) {
      return false;
    }
    isAlone = wantsToBeAlone;
    return true;
  }

  private void send(OutboundChannel to, PendingPublish pending) {
    if (pending.received) {
      inFlight.put(pending.id, pending);
      to.release(pending.id);
      return;
    }
    Duration expiry = pending.remainingExpiry(nanoTime.getAsLong());
    if (pending.result.isDone() || (expiry != null && (expiry.isNegative() || expiry.isZero()))) {
      fail(pending, timedOut(pending));
      abandon(pending);
      return;
    }
    if (pending.transmissions >= MAX_TRANSMISSIONS) {
      fail(pending, unsendable(pending));
      abandon(pending);
      return;
    }
    transmit(to, pending, expiry);
  }

  private void transmit(OutboundChannel to, PendingPublish pending, @Nullable Duration expiry) {
    boolean duplicate = pending.id != 0;
    if (!duplicate) {
      pending.id = ids.take();
    }
    pending.transmissions++;
    inFlight.put(pending.id, pending);
    try {
      to.publish(pending.id, duplicate, pending.publish, expiry == null ? null : seconds(expiry));
    } catch (LinkException e) {
      inFlight.remove(pending.id);
      fail(pending, e);
      abandon(pending);
    }
  }

  /** Rounded up: an expiry of 0 would be one that has passed. */
  private static long seconds(Duration expiry) {
    return expiry.plusNanos(999_999_999).toSeconds();
  }

  /**
   * Gives the identifier back, but not that of a QoS 2 publish of which the broker may know: reused
   * in the same session, it would make the broker swallow another message.
   */
  private void abandon(PendingPublish pending) {
    if (pending.id != 0 && (pending.publish.qos() < 2 || pending.transmissions == 0)) {
      ids.release(pending.id);
    }
  }

  /** In a new session there is nothing to repeat. */
  private void forgetFlow(PendingPublish pending) {
    if (pending.received) {
      // The broker took it over before it forgot: at most once was promised, so once it was.
      pending.received = false;
      complete(pending, pending.receivedCode);
    }
    pending.id = 0;
  }

  private void complete(PendingPublish pending, int reasonCode) {
    if (pending.result.complete(new PublishAck(reasonCode))) {
      finished(pending);
    }
  }

  private void fail(PendingPublish pending, LinkException cause) {
    if (pending.result.completeExceptionally(cause)) {
      finished(pending);
    }
  }

  private void finished(PendingPublish pending) {
    places.release();
    if (pending.deadline != null) {
      pending.deadline.callOff();
    }
  }

  private static LinkException timedOut(PendingPublish pending) {
    return new LinkException(
        Kind.TIMED_OUT, "the publish to %s was not confirmed in time".formatted(topic(pending)));
  }

  private static LinkException unsendable(PendingPublish pending) {
    return new LinkException(
        Kind.GIVEN_UP,
        "the connection was lost %d times while sending the publish to %s; whether it was delivered is not known"
            .formatted(MAX_TRANSMISSIONS, topic(pending)));
  }

  private static String topic(PendingPublish pending) {
    return pending.publish.topic();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.mqtt.link.InboundHandler;
import dev.openc2.transfer.mqtt.link.InboundPublish;
import dev.openc2.transfer.mqtt.link.MqttLink;
import dev.openc2.transfer.mqtt.link.StartPolicy;
import dev.openc2.transfer.mqtt.publish.Oddities;
import dev.openc2.transfer.mqtt.publish.Publishes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One link with its subscriptions: what both roles share. Thread-safe. */
final class Session implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Session.class);

  private final MqttConfig config;
  private final List<String> topics;
  private final String ownTopic;
  private final StartPolicy policy;
  private final Oddities oddities = new Oddities();
  private final Object lock = new Object();
  private volatile boolean listening = true;
  private @Nullable OpenLink open;
  private boolean closed;

  /**
   * Prepares a session.
   *
   * @param topics what to subscribe to
   * @param ownTopic which of them is for us alone
   */
  Session(MqttConfig config, List<String> topics, String ownTopic, StartPolicy policy) {
    this.config = config;
    this.topics = topics;
    this.ownTopic = ownTopic;
    this.policy = policy;
  }

  CompletionStage<Void> start(FrameHandler handler) {
    if (!config.tls() && !Loopback.isLoopback(config.host())) {
      LOGGER
          .atWarn()
          .addKeyValue("broker", config.uri())
          .log(
              "the connection is not encrypted: everybody on the way can read and change messages");
    }
    MqttLink link;
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(closedException());
      }
      if (open != null) {
        throw new IllegalStateException("a transfer is started once");
      }
      try {
        open = LinkSetup.open(config, topics, policy, new Receiver(handler));
      } catch (TransferException | IllegalArgumentException e) {
        return CompletableFuture.failedFuture(e);
      }
      link = open.link();
    }
    return translated(link.start(), Function.identity());
  }

  /** Hands on what arrives; prompt, since a {@link FrameHandler} is. */
  private final class Receiver implements InboundHandler {

    private final FrameHandler handler;

    private Receiver(FrameHandler handler) {
      this.handler = handler;
    }

    @Override
    public void onPublish(InboundPublish publish) {
      // What is not acknowledged comes again: that is the point of not listening any more.
      if (listening) {
        handler.onFrame(Publishes.frame(publish, ownTopic, oddities));
      }
    }

    @Override
    public boolean isPrompt() {
      return true;
    }
  }

  CompletionStage<Delivery> publish(OutboundFrame frame, String topic) {
    MqttLink link;
    synchronized (lock) {
      if (closed || open == null) {
        return CompletableFuture.failedFuture(
            closed
                ? closedException()
                : new IllegalStateException("a transfer is started before it sends"));
      }
      link = open.link();
    }
    return translated(
        link.publish(Publishes.of(frame, topic, config.qos())),
        ack -> ack.nobodyListens() ? Delivery.NOBODY_LISTENS : Delivery.ACCEPTED);
  }

  void stopListening() {
    listening = false;
  }

  @Override
  public void close() {
    OpenLink toClose;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      toClose = open;
    }
    listening = false;
    if (toClose != null) {
      toClose.close();
      LOGGER
          .atLevel(oddities.counts().isEmpty() ? Level.DEBUG : Level.INFO)
          .addKeyValue("broker", config.uri())
          .addKeyValue("oddities", oddities.counts())
          .log("disconnected");
    }
  }

  private TransferException closedException() {
    return new TransferException(
        TransferException.Reason.CLOSED, "the connection to " + config.uri() + " is closed");
  }

  private static <A, B> CompletionStage<B> translated(
      CompletionStage<A> stage, Function<A, B> mapping) {
    return stage.handle(
        (value, failure) -> {
          if (failure == null) {
            return mapping.apply(value);
          }
          throw new CompletionException(TransferFailures.of(failure));
        });
  }
}

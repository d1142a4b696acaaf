// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import dev.openc2.transfer.mqtt.link.LinkException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.MqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttPubRel;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.MqttSubscribe;
import org.jspecify.annotations.Nullable;

/**
 * One MQTT connection over one TCP connection, from CONNECT to its end. Thread-safe; no method
 * waits for the network.
 */
final class PahoConnection implements OutboundChannel {

  private final LinkConfig config;
  private final Failures failures;
  private final ConnectionEvents events;
  private final PahoThreads threads;
  private final SocketModule module;
  private final PahoPing ping;
  private final PahoClient client;
  private volatile boolean up;
  private volatile boolean cut;
  private volatile int maximumQos = 2;
  private volatile long maximumPacketSize = Long.MAX_VALUE;

  PahoConnection(
      LinkConfig config,
      ScheduledExecutorService timer,
      Inbox inbox,
      ReceivedIds receivedIds,
      LinkListener listener,
      ConnectionEvents events) {
    this.config = config;
    this.failures = new Failures(config);
    this.events = events;
    this.threads = new PahoThreads(config.clientId(), () -> lost(failures.crashed()));
    this.ping = new PahoPing(timer, threads);
    this.module =
        new SocketModule(config, new Arrivals(this, events, inbox, receivedIds, listener));
    try {
      this.client = PahoClient.create(config, module, ping, threads);
    } catch (MqttException e) {
      throw new IllegalStateException("Paho refuses what is valid", e);
    }
  }

  /** Starts to connect. */
  void connect() {
    client.setCallback(new Losses());
    try {
      client.connect(options(), null, new Connecting());
    } catch (MqttException e) {
      lost(failures.of(e, module.phase(), false));
    }
  }

  private MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(config.cleanStart());
    options.setKeepAliveInterval((int) config.keepAlive().toSeconds());
    options.setSessionExpiryInterval(config.sessionExpiry().toSeconds());
    options.setReceiveMaximum(config.receiveMaximum());
    options.setMaximumPacketSize((long) config.maximumPacketSize());
    String username = config.username();
    if (username != null) {
      options.setUserName(username);
    }
    Password password = config.password();
    if (password != null) {
      options.setPassword(password.bytes());
    }
    return options;
  }

  /** Subscribes; the answer is an event. */
  void subscribe(int id, List<Subscription> subscriptions) {
    MqttSubscription[] filters =
        subscriptions.stream().map(PahoConnection::toPaho).toArray(MqttSubscription[]::new);
    MqttSubscribe packet = new MqttSubscribe(filters, new MqttProperties());
    packet.setMessageId(id);
    try {
      client.send(packet, token(code -> {}));
    } catch (MqttException e) {
      lost(failures.of(e, module.phase(), true));
    }
  }

  private static MqttSubscription toPaho(Subscription subscription) {
    MqttSubscription filter = new MqttSubscription(subscription.filter(), subscription.qos());
    filter.setNoLocal(subscription.noLocal());
    filter.setRetainAsPublished(subscription.retainAsPublished());
    filter.setRetainHandling(subscription.retainHandling());
    return filter;
  }

  @Override
  public void publish(
      int id, boolean duplicate, OutboundPublish publish, @Nullable Long expirySeconds) {
    if (maximumQos < 1) {
      throw refused(publish, ReasonCodes.QOS_NOT_SUPPORTED);
    }
    MqttMessage message = new MqttMessage(publish.payload());
    message.setQos(Math.min(publish.qos(), maximumQos));
    MqttPublish packet =
        new MqttPublish(publish.topic(), message, new PublishProperties(publish, expirySeconds));
    packet.setMessageId(id);
    packet.setDuplicate(duplicate);
    try {
      if (packet.getHeader().length + publish.payload().length > maximumPacketSize) {
        throw refused(publish, ReasonCodes.PACKET_TOO_LARGE);
      }
      client.send(packet, token(code -> events.confirmed(this, id, code)));
    } catch (MqttException e) {
      lost(failures.of(e, module.phase(), true));
    }
  }

  private LinkException refused(OutboundPublish publish, int code) {
    return new LinkException(
        Kind.ofRefusal(code),
        code,
        "%s can not take the publish to %s: %s"
            .formatted(config.uri(), publish.topic(), ReasonCodes.describe(code)));
  }

  @Override
  public void release(int id) {
    try {
      client.resume(
          new MqttPubRel(0, id, new MqttProperties()),
          token(code -> events.confirmed(this, id, 0)));
    } catch (MqttException | RuntimeException e) {
      lost(failures.of(e, module.phase(), true));
    }
  }

  /** Whether it was ended by {@link #cut}. */
  boolean isCut() {
    return cut;
  }

  /** PUBACK or PUBREC; on a connection that is gone, nothing. */
  void acknowledge(int id, int qos) {
    try {
      if (qos == 1) {
        client.messageArrivedComplete(id, qos);
      } else {
        client.sendPubRec(id);
      }
    } catch (MqttException | RuntimeException e) {
      lost(failures.of(e, module.phase(), true));
    }
  }

  /** Tells Paho's keep-alive watch of what it does not see itself. */
  void noteReceived(int bytes) {
    client.noteReceived(bytes);
  }

  /** Ends the connection at once, without DISCONNECT. */
  void cut() {
    cut = true;
    ping.stop();
    try {
      module.stop();
    } catch (IOException e) {
      // It is to be closed, and that it is.
    }
    if (module.connectWritten()) {
      threads.execute(() -> client.cut(new MqttException(new IOException("cut"))));
    }
  }

  /**
   * Ends the connection with DISCONNECT when there is one.
   *
   * @return completes when the DISCONNECT is written; the caller limits the time
   */
  CompletionStage<Void> disconnect(int reasonCode) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    if (!up) {
      cut();
      sent.complete(null);
      return sent;
    }
    MqttToken token = new MqttToken(config.clientId());
    token.setActionCallback(new WhenOver(() -> sent.complete(null)));
    try {
      client.disconnectNow(reasonCode, token);
    } catch (MqttException e) {
      cut();
      sent.complete(null);
    }
    return sent;
  }

  /** The broker sends more than we can hold: tries to say so and ends the connection. */
  void overrun() {
    disconnect(ReasonCodes.RECEIVE_MAXIMUM_EXCEEDED);
    lost(failures.overrun());
  }

  /** The broker said why it ends the connection. */
  void thrownOff(Farewell why) {
    lost(failures.thrownOff(why));
  }

  /** The broker said why it does not accept the connection. */
  void refused(Farewell why) {
    lost(failures.refused(why));
  }

  void lost(LinkException why) {
    up = false;
    events.lost(this, why);
  }

  private MqttToken token(IntConsumer onAnswer) {
    MqttToken token = new MqttToken(config.clientId());
    token.setActionCallback(
        new MqttActionListener() {
          @Override
          public void onSuccess(IMqttToken answered) {
            int[] codes = answered.getReasonCodes();
            onAnswer.accept(codes == null || codes.length == 0 ? 0 : codes[0]);
          }

          @Override
          public void onFailure(IMqttToken answered, Throwable failure) {
            // The connection is lost, which is told by other ways; the outbox sends again.
          }
        });
    return token;
  }

  private final class Connecting implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      int receiveMaximum = 65_535;
      MqttProperties properties = token.getResponseProperties();
      if (properties != null) {
        if (properties.getReceiveMaximum() != null) {
          // Paho reads it as a signed number.
          receiveMaximum = properties.getReceiveMaximum() & 0xFFFF;
        }
        if (properties.getMaximumQoS() != null) {
          maximumQos = properties.getMaximumQoS();
        }
        if (properties.getMaximumPacketSize() != null) {
          maximumPacketSize = properties.getMaximumPacketSize();
        }
        if (properties.getServerKeepAlive() != null) {
          client.serverKeepAlive(properties.getServerKeepAlive());
        }
      }
      up = true;
      ping.begin();
      events.connected(
          PahoConnection.this,
          new ConnectionEvents.Granted(token.getSessionPresent(), Math.max(1, receiveMaximum)));
    }

    @Override
    public void onFailure(IMqttToken token, Throwable failure) {
      lost(failures.of(failure, module.phase(), false));
    }
  }

  /** A token whose end matters, whichever it is. */
  private record WhenOver(Runnable then) implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      then.run();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable failure) {
      then.run();
    }
  }

  /** Paho's general callback, of which only the end of the connection is of use here. */
  private final class Losses implements MqttCallback {
    @Override
    public void disconnected(MqttDisconnectResponse response) {
      lost(failures.ended(response.getException()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void messageArrived(String topic, MqttMessage message) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}

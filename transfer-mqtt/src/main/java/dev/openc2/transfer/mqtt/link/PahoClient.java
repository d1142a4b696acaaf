// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttToken;
import org.eclipse.paho.mqttv5.client.internal.ClientComms;
import org.eclipse.paho.mqttv5.client.internal.MqttConnectionState;
import org.eclipse.paho.mqttv5.client.internal.MqttSessionState;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.logging.LoggerFactory;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttDisconnect;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttPubRec;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;

/**
 * Paho's client for one TCP connection, on our socket, threads and connection state, with memory
 * for persistence (the default writes and syncs files in the working directory). It is never
 * connected twice: Paho's state does not survive that.
 *
 * <p>Puts our state in by the protected field {@code comms}, not by reflection: a Paho that is
 * built otherwise does not link.
 */
final class PahoClient extends MqttAsyncClient {

  // The module makes the connection; Paho only wants to see a URI that it knows.
  private static final String PLACEHOLDER_URI = "tcp://localhost";

  static {
    LoggerFactory.setLogger(SilentLogger.class.getName());
  }

  private final NetworkModule module;
  private final ConnectionState state;

  private PahoClient(
      LinkConfig config,
      NetworkModule module,
      PahoPing ping,
      PahoThreads threads,
      MemoryPersistence persistence)
      throws MqttException {
    super(PLACEHOLDER_URI, config.clientId(), persistence, ping, null);
    this.module = module;
    this.state = new ConnectionState(config.clientId());
    persistence.open(config.clientId());
    this.comms = new ClientComms(this, persistence, ping, threads, new MqttSessionState(), state);
    persistence.close();
  }

  static PahoClient create(
      LinkConfig config, NetworkModule module, PahoPing ping, PahoThreads threads)
      throws MqttException {
    return new PahoClient(config, module, ping, threads, new MemoryPersistence());
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) {
    return new NetworkModule[] {module};
  }

  /** Takes over the Server Keep Alive of the CONNACK. */
  void serverKeepAlive(int seconds) {
    state.setKeepAliveSeconds(seconds);
  }

  /** Sends a packet that is answered by one with the same identifier. */
  void send(MqttWireMessage message, MqttToken token) throws MqttException {
    comms.sendNoWait(message, token);
  }

  /** Continues a QoS 2 flow, which Paho holds to be acknowledgement rather than sending. */
  void resume(MqttWireMessage message, MqttToken token) throws MqttException {
    comms.getClientState().send(message, token);
  }

  void sendPubRec(int packetId) throws MqttException {
    comms.getClientState().send(new MqttPubRec(0, packetId, new MqttProperties()), null);
  }

  void noteReceived(int bytes) {
    comms.getClientState().notifyReceivedBytes(bytes);
  }

  /** Sends DISCONNECT after what is queued already and closes the socket as soon as it is out. */
  void disconnectNow(int reasonCode, MqttToken token) throws MqttException {
    comms.disconnect(new MqttDisconnect(reasonCode, new MqttProperties()), 0, token);
  }

  /** Ends everything without a word to the broker. */
  void cut(MqttException why) {
    comms.shutdownConnection(null, why, null);
  }

  /**
   * What Paho knows of the connection, corrected in two places. Nobody fills it from the CONNACK
   * but {@link #serverKeepAlive}: the maximum packet sizes, which Paho swaps, stay unknown to it.
   */
  static final class ConnectionState extends MqttConnectionState {

    ConnectionState(String clientId) {
      super(clientId);
    }

    /**
     * No outgoing topic aliases. Paho uses them whenever the broker allows, and sends them again
     * after a reconnect, when they mean nothing: DISCONNECT 0x82, again and again.
     */
    @Override
    public Integer getOutgoingTopicAliasMaximum() {
      return 0;
    }

    /** 95 % of the interval: when nothing was sent for that long, PINGREQ is due (§2.7). */
    @Override
    public long getKeepAlive() {
      return super.getKeepAlive() * 95 / 100;
    }
  }
}

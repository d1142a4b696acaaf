// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A client of Paho with nothing around it but what makes it fast. */
final class RawClient implements AutoCloseable {

  private static final int RECEIVE_MAXIMUM = 65_535;
  private static final long PATIENCE_MILLIS = 10_000;

  private final MqttAsyncClient client;

  private RawClient(MqttAsyncClient client) {
    this.client = client;
  }

  /** One that is connected and listens to topics; what comes is handed over on Paho's thread. */
  static RawClient open(URI broker, String id, List<String> topics, Consumer<byte[]> listener)
      throws MqttException {
    String address = "tcp://" + broker.getHost() + ":" + broker.getPort();
    RawClient made = new RawClient(new MqttAsyncClient(address, id, new MemoryPersistence()));
    made.client.setCallback(new Listener(listener));
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setSocketFactory(new QuickSockets());
    made.client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    int[] qos = new int[topics.size()];
    Arrays.fill(qos, 1);
    made.client.subscribe(topics.toArray(String[]::new), qos).waitForCompletion(PATIENCE_MILLIS);
    return made;
  }

  /** Publishes with QoS 1 and does not wait. */
  void publish(String topic, byte[] payload) throws MqttException {
    MqttMessage message = new MqttMessage(payload);
    message.setQos(1);
    client.publish(topic, message);
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(1);
      client.close();
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Listener(Consumer<byte[]> listener) implements MqttCallback {

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      listener.accept(message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      // Whoever waits for an answer notices.
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      // Whoever waits for an answer notices.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // The answer is what counts.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      // It is waited for where it is asked for.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // Nobody authenticates.
    }
  }

  /** Sockets that send at once: Paho's own wait for the acknowledgement of what went before. */
  private static final class QuickSockets extends SocketFactory {

    @Override
    public Socket createSocket() throws SocketException {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException("Paho connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException("Paho connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException("Paho connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException("Paho connects by itself");
    }
  }
}

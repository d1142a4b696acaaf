// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Just enough of an MQTT 5 broker for two clients: what one publishes, the other gets, whatever its
 * topic. Listens on the loopback interface and takes two connections in its life. Thread-safe.
 */
final class Relay {

  private static final int CLIENTS = 2;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final ServerSocket server;
  private final List<RelayConnection> connections = new CopyOnWriteArrayList<>();
  private final CountDownLatch subscribed = new CountDownLatch(1);

  private Relay(ServerSocket server) {
    this.server = server;
  }

  static Relay open() throws IOException {
    Relay relay = new Relay(new ServerSocket(0, CLIENTS, InetAddress.getByAddress(LOOPBACK)));
    start("relay", relay::accept);
    return relay;
  }

  URI uri() {
    return URI.create("mqtt://127.0.0.1:" + server.getLocalPort());
  }

  /** Waits until a client has subscribed. */
  void awaitSubscriber() throws InterruptedException {
    subscribed.await();
  }

  private void accept() {
    try (server) {
      for (int i = 0; i < CLIENTS; i++) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        RelayConnection connection = new RelayConnection(socket, this);
        connections.add(connection);
        start("relay-connection", connection::run);
      }
    } catch (IOException e) {
      // Then there is no rehearsal; whoever waits for it has a limit.
    }
  }

  void onSubscribed() {
    subscribed.countDown();
  }

  /** Hands a packet to everybody but its sender. */
  void forward(RelayConnection sender, byte[] packet) {
    for (RelayConnection connection : connections) {
      if (connection != sender) {
        connection.send(packet);
      }
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}

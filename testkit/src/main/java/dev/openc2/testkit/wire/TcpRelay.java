// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Takes TCP connections on a free loopback port, makes one to a broker for each, and lets a {@link
 * Valve} decide on every piece that is read. Thread-safe; its threads are daemons.
 */
final class TcpRelay implements AutoCloseable {

  /** Where the bytes of one direction of one connection go through. */
  interface Valve {

    /** Passes the first bytes of the buffer on, or does not; may block. */
    void pass(byte[] buffer, int count, OutputStream to) throws IOException;
  }

  /** Makes the valves. */
  interface Valves {

    /** One for a direction of a connection, which are counted from 1. */
    Valve open(Direction direction, int connection);
  }

  /** Two sockets: one to the client, one to the broker. */
  private record Pair(Socket client, Socket broker) {}

  private static final int BUFFER = 16 * 1024;

  private final InetSocketAddress broker;
  private final ServerSocket listener;
  private final Valves valves;
  private final Set<Pair> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean refusing;

  /** Begins to listen, in front of a broker on a loopback port, which need not be there yet. */
  TcpRelay(int brokerPort, Valves valves) {
    this.broker = new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort);
    this.valves = valves;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("accept", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** Whether new connections are closed at once. */
  void refuse(boolean refuse) {
    refusing = refuse;
  }

  /** Closes all connections, each side with a FIN. */
  void cut() {
    each(TcpRelay::close);
  }

  /** Closes all connections, each side with an RST: what is under way is lost. */
  void reset() {
    // All of them first: the end of one side makes a pump close the other.
    each(TcpRelay::endWithReset);
    cut();
  }

  /** When it is closed, it says so with an RST instead of a FIN. */
  private static void endWithReset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private void each(Consumer<Socket> action) {
    for (Pair pair : open) {
      action.accept(pair.client());
      action.accept(pair.broker());
    }
  }

  /** Tells the reader of this direction that nothing more will come, and leaves the other open. */
  void halfClose(Direction direction) {
    for (Pair pair : open) {
      try {
        (direction == Direction.TO_BROKER ? pair.broker() : pair.client()).shutdownOutput();
      } catch (IOException e) {
        // It is closed already.
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      cut();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (refusing) {
          close(client);
        } else {
          connect(client, connections.incrementAndGet());
        }
      } catch (IOException e) {
        // Closed, or a client that was gone already.
      }
    }
  }

  private void connect(Socket client, int connection) throws IOException {
    Pair pair = new Pair(client, new Socket());
    open.add(pair);
    try {
      client.setTcpNoDelay(true);
      pair.broker().setTcpNoDelay(true);
      pair.broker().connect(broker);
    } catch (IOException e) {
      end(pair);
      return;
    }
    start("to broker", () -> pump(pair, Direction.TO_BROKER, connection));
    start("to client", () -> pump(pair, Direction.TO_CLIENT, connection));
  }

  private void pump(Pair pair, Direction direction, int connection) {
    boolean isToBroker = direction == Direction.TO_BROKER;
    Socket from = isToBroker ? pair.client() : pair.broker();
    Socket to = isToBroker ? pair.broker() : pair.client();
    Valve valve = valves.open(direction, connection);
    byte[] buffer = new byte[BUFFER];
    try {
      for (int count = from.getInputStream().read(buffer);
          count >= 0;
          count = from.getInputStream().read(buffer)) {
        valve.pass(buffer, count, to.getOutputStream());
      }
    } catch (IOException e) {
      // One side is gone; the other follows.
    } finally {
      end(pair);
    }
  }

  private void end(Pair pair) {
    open.remove(pair);
    close(pair.client());
    close(pair.broker());
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is to be closed, and that it is.
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, "tcp-relay " + name);
    thread.setDaemon(true);
    thread.start();
  }
}

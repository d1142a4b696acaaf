// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on a free loopback port in front of a broker, which keeps every packet and can play
 * the network's tricks. Any number of connections, one after the other or at once. Thread-safe; its
 * threads are daemons.
 */
public final class RecordingProxy implements AutoCloseable {

  private final InetSocketAddress broker;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean refusing;
  private volatile boolean silent;

  private final Object lock = new Object();
  // Guarded by lock.
  private final List<Packet> packets = new ArrayList<>();
  private @Nullable RuntimeException malformed;

  private RecordingProxy(InetSocketAddress broker) {
    this.broker = broker;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("accept", this::accept);
  }

  /** A proxy in front of a broker on a loopback port, which need not be there yet. */
  public static RecordingProxy to(int brokerPort) {
    return new RecordingProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort));
  }

  /** Where clients connect to, on the loopback interface. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many TCP connections were made so far. */
  public int connections() {
    return connections.get();
  }

  /**
   * The packets so far, in the order in which they were complete.
   *
   * @throws IllegalStateException if something went over the wire that is not MQTT 5
   */
  public List<Packet> packets() {
    synchronized (lock) {
      checkMalformed();
      return List.copyOf(packets);
    }
  }

  /** The packets so far that fit. */
  public List<Packet> packets(Predicate<Packet> predicate) {
    return packets().stream().filter(predicate).toList();
  }

  /**
   * The first packet that fits, as soon as it is there.
   *
   * @throws AssertionError if none comes in time
   */
  public Packet awaitPacket(Predicate<Packet> predicate, Duration timeout) {
    return awaitPackets(1, predicate, timeout).get(0);
  }

  /**
   * All packets that fit, as soon as there are as many as asked for.
   *
   * @throws AssertionError if they do not come in time
   */
  public List<Packet> awaitPackets(int count, Predicate<Packet> predicate, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    synchronized (lock) {
      while (true) {
        checkMalformed();
        List<Packet> found = packets.stream().filter(predicate).toList();
        if (found.size() >= count) {
          return found;
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
              "%d of %d packets within %s; seen: %s"
                  .formatted(found.size(), count, timeout, packets));
        }
        try {
          lock.wait(left / 1_000_000 + 1);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted", e);
        }
      }
    }
  }

  private void checkMalformed() {
    if (malformed != null) {
      throw new IllegalStateException("not MQTT 5", malformed);
    }
  }

  /** Forgets the packets so far. */
  public void clear() {
    synchronized (lock) {
      packets.clear();
    }
  }

  /** Closes all connections, without a word of MQTT. */
  public void cut() {
    for (Socket socket : open) {
      close(socket);
    }
  }

  /** Whether new connections are closed at once. */
  public void refuse(boolean refuse) {
    refusing = refuse;
  }

  /**
   * Whether connections stay open but nothing gets through. Packets are still recorded on the side
   * that sends them. A connection that lost bytes by this is of no more use: {@link #cut} it.
   */
  public void silence(boolean silence) {
    silent = silence;
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
    open.add(client);
    client.setTcpNoDelay(true);
    Socket server = new Socket();
    open.add(server);
    try {
      server.setTcpNoDelay(true);
      server.connect(broker);
    } catch (IOException e) {
      close(client);
      close(server);
      return;
    }
    start("to broker", () -> pump(client, server, Direction.TO_BROKER, connection));
    start("to client", () -> pump(server, client, Direction.TO_CLIENT, connection));
  }

  private void pump(Socket from, Socket to, Direction direction, int connection) {
    PacketSplitter splitter = new PacketSplitter(packet -> record(packet, direction, connection));
    byte[] buffer = new byte[16 * 1024];
    try {
      for (int count = from.getInputStream().read(buffer);
          count >= 0;
          count = from.getInputStream().read(buffer)) {
        keep(splitter, buffer, count);
        if (!silent) {
          to.getOutputStream().write(buffer, 0, count);
        }
      }
    } catch (IOException e) {
      // One side is gone; the other follows.
    } finally {
      close(from);
      close(to);
    }
  }

  private void keep(PacketSplitter splitter, byte[] buffer, int count) {
    try {
      splitter.feed(buffer, count);
    } catch (RuntimeException e) {
      synchronized (lock) {
        malformed = e;
        lock.notifyAll();
      }
    }
  }

  private void record(ByteBuffer bytes, Direction direction, int connection) {
    Packet packet = PacketDecoder.decode(direction, connection, System.nanoTime(), bytes);
    synchronized (lock) {
      packets.add(packet);
      lock.notifyAll();
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is to be closed, and that it is.
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, "recording-proxy " + name);
    thread.setDaemon(true);
    thread.start();
  }
}

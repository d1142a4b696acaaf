// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on a free loopback port in front of a broker, which keeps every packet and can play
 * the network's tricks. Any number of connections, one after the other or at once. Thread-safe; its
 * threads are daemons.
 */
public final class RecordingProxy implements AutoCloseable {

  private final TcpRelay relay;
  private volatile boolean silent;

  private final Object lock = new Object();
  // Guarded by lock.
  private final List<Packet> packets = new ArrayList<>();
  private @Nullable RuntimeException malformed;

  private RecordingProxy(int brokerPort) {
    this.relay = new TcpRelay(brokerPort, this::valve);
  }

  /** A proxy in front of a broker on a loopback port, which need not be there yet. */
  public static RecordingProxy to(int brokerPort) {
    return new RecordingProxy(brokerPort);
  }

  /** Where clients connect to, on the loopback interface. */
  public int port() {
    return relay.port();
  }

  /** How many TCP connections were made so far. */
  public int connections() {
    return relay.connections();
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
    relay.cut();
  }

  /** Whether new connections are closed at once. */
  public void refuse(boolean refuse) {
    relay.refuse(refuse);
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
    relay.close();
  }

  private TcpRelay.Valve valve(Direction direction, int connection) {
    PacketSplitter splitter = new PacketSplitter(packet -> record(packet, direction, connection));
    return (buffer, count, to) -> {
      keep(splitter, buffer, count);
      if (!silent) {
        to.write(buffer, 0, count);
      }
    };
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
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy on a free loopback port in front of a broker, which does to connections what networks
 * do: it delays, throttles, holds and cuts them, be it in the middle of a packet. It knows nothing
 * of MQTT. Thread-safe; its threads are daemons.
 */
public final class FaultyProxy implements AutoCloseable {

  private static final int SIP = 16;

  private final TcpRelay relay;
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicBoolean cutInside = new AtomicBoolean();
  private volatile long delayNanos;
  private volatile long nanosPerByte;

  private final Object lock = new Object();
  // Guarded by lock.
  private boolean held;
  private boolean closed;

  private FaultyProxy(int brokerPort) {
    this.relay = new TcpRelay(brokerPort, (direction, connection) -> this::pass);
  }

  /** A proxy in front of a broker on a loopback port, which need not be there yet. */
  public static FaultyProxy to(int brokerPort) {
    return new FaultyProxy(brokerPort);
  }

  /** Where clients connect to, on the loopback interface. */
  public int port() {
    return relay.port();
  }

  /** How many TCP connections were made so far. */
  public int connections() {
    return relay.connections();
  }

  /** How often connections were cut so far, in whatever way. */
  public int cuts() {
    return cuts.get();
  }

  /** Closes all connections (FIN). */
  public void cut() {
    cuts.incrementAndGet();
    relay.cut();
  }

  /** Resets all connections (RST): what is under way is lost. */
  public void reset() {
    cuts.incrementAndGet();
    relay.reset();
  }

  /** Says in one direction that nothing more will come, and leaves the other open. */
  public void halfClose(Direction direction) {
    cuts.incrementAndGet();
    relay.halfClose(direction);
  }

  /** Of what passes next, in either direction, lets half through and resets all connections. */
  public void cutInside() {
    cutInside.set(true);
  }

  /** Delays whatever passes by so much; zero for not at all. */
  public void delay(Duration time) {
    delayNanos = time.toNanos();
  }

  /** Lets no more than so many bytes a second through in each direction; 0 for any number. */
  public void throttle(int bytesPerSecond) {
    nanosPerByte = bytesPerSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / bytesPerSecond;
  }

  /** Whether connections stay open, but what comes in is kept until this is called off. */
  public void hold(boolean hold) {
    synchronized (lock) {
      held = hold;
      lock.notifyAll();
    }
  }

  /** Calls off whatever disturbs; what was cut stays cut. */
  public void calm() {
    cutInside.set(false);
    delay(Duration.ZERO);
    throttle(0);
    hold(false);
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    relay.close();
  }

  private void pass(byte[] buffer, int count, OutputStream to) throws IOException {
    awaitRelease();
    LockSupport.parkNanos(delayNanos);
    if (count > 1 && cutInside.compareAndSet(true, false)) {
      to.write(buffer, 0, count / 2);
      reset();
      return;
    }
    trickle(buffer, count, to);
  }

  private void trickle(byte[] buffer, int count, OutputStream to) throws IOException {
    int passed = 0;
    while (passed < count) {
      long pace = nanosPerByte;
      int piece = pace == 0 ? count - passed : Math.min(SIP, count - passed);
      LockSupport.parkNanos(pace * piece);
      to.write(buffer, passed, piece);
      passed += piece;
    }
  }

  private void awaitRelease() throws IOException {
    synchronized (lock) {
      try {
        while (held && !closed) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while held");
      }
    }
  }
}

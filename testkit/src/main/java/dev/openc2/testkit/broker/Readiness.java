// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits until a broker answers, which is later than the moment its port opens (a container's port
 * opens at once).
 */
final class Readiness {

  private static final int ATTEMPT_MILLIS = 2_000;
  private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();
  private static final int CONNACK = 0x20;

  /** MQTT v5.0 §3.1: clean start, keep alive 10 s, no properties, client id "ready". */
  private static final byte[] CONNECT = {
    0x10, 18, 0, 4, 'M', 'Q', 'T', 'T', 5, 0x02, 0, 10, 0, 0, 5, 'r', 'e', 'a', 'd', 'y'
  };

  private Readiness() {}

  /**
   * Returns when the broker has answered a CONNECT, be it by a refusal.
   *
   * @param alive whether waiting still makes sense
   * @return false if the time is over or the broker died
   */
  static boolean await(String host, int port, Duration patience, BooleanSupplier alive) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < patience.toNanos() && alive.getAsBoolean()) {
      if (answers(host, port)) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return false;
  }

  private static boolean answers(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(ATTEMPT_MILLIS);
      socket.connect(new InetSocketAddress(host, port), ATTEMPT_MILLIS);
      socket.getOutputStream().write(CONNECT);
      return socket.getInputStream().read() == CONNACK;
    } catch (IOException notYet) {
      return false;
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import java.net.URI;

/**
 * A broker that a test talks to; it runs when the test gets it.
 *
 * <p>Whoever opened it closes it. Not thread-safe: one test steers it.
 */
public interface TestBroker extends AutoCloseable {

  /** For people, in test names: {@code embedded}, {@code mosquitto}. */
  String name();

  /** The address that it listens on. */
  default String host() {
    return "127.0.0.1";
  }

  /** The port for MQTT without TLS; the same after a restart. */
  int port();

  /** Where to connect to, such as {@code mqtt://127.0.0.1:1883}. */
  default URI uri() {
    return URI.create("mqtt://" + host() + ":" + port());
  }

  /**
   * Starts it again after {@link #stop()} or {@link #kill()} and returns when it answers a CONNECT;
   * does nothing when it runs.
   *
   * @throws IllegalStateException if it does not come up
   */
  void start();

  /**
   * Stops it as its operator would, so that it says goodbye to its clients; does nothing when it is
   * stopped.
   *
   * @throws UnsupportedOperationException if other tests share it
   */
  void stop();

  /**
   * Ends it without a goodbye where it is a process of its own (signal 9), else as {@link #stop()}
   * does.
   *
   * @throws UnsupportedOperationException if other tests share it
   */
  void kill();

  /** Stops it for good and removes what it left on disk; a shared broker stays. */
  @Override
  void close();
}

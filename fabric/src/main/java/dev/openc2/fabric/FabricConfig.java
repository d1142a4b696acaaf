// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import java.util.Objects;

/**
 * What a {@link FabricBroker} listens on and how much it takes.
 *
 * @param bindAddress name or address of the interface to listen on
 * @param port TCP port, or 0 for any that is free
 * @param queueSize most messages kept for one session that is slow or away; what comes beyond is
 *     discarded
 * @param receiveMaximum most unacknowledged QoS 1 and 2 messages that a client may have under way,
 *     announced in CONNACK (MQTT v5.0 §3.2.2.3.3)
 */
public record FabricConfig(String bindAddress, int port, int queueSize, int receiveMaximum) {

  /** The port that IANA has registered for MQTT without TLS. */
  public static final int MQTT_PORT = 1883;

  static final String LOOPBACK = "127.0.0.1";

  private static final int DEFAULT_QUEUE_SIZE = 100_000;
  private static final int DEFAULT_RECEIVE_MAXIMUM = 1_000;
  private static final int MAX_UNSIGNED_SHORT = 65_535;

  /**
   * Refuses what no broker could run with, by an {@link IllegalArgumentException} that names it.
   */
  public FabricConfig {
    Objects.requireNonNull(bindAddress, "bindAddress");
    if (bindAddress.isBlank()) {
      throw new IllegalArgumentException("bindAddress: is empty");
    }
    checkRange("port", port, 0);
    if (queueSize < 1) {
      throw new IllegalArgumentException("queueSize: " + queueSize + " is less than 1");
    }
    checkRange("receiveMaximum", receiveMaximum, 1);
  }

  /** A broker that only this machine reaches, on any free port. */
  public static FabricConfig defaults() {
    return new FabricConfig(LOOPBACK, 0, DEFAULT_QUEUE_SIZE, DEFAULT_RECEIVE_MAXIMUM);
  }

  /** The same with another interface. */
  public FabricConfig withBindAddress(String newBindAddress) {
    return new FabricConfig(newBindAddress, port, queueSize, receiveMaximum);
  }

  /** The same with another port. */
  public FabricConfig withPort(int newPort) {
    return new FabricConfig(bindAddress, newPort, queueSize, receiveMaximum);
  }

  private static void checkRange(String name, int value, int least) {
    if (value < least || value > MAX_UNSIGNED_SHORT) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not in " + least + ".." + MAX_UNSIGNED_SHORT);
    }
  }
}

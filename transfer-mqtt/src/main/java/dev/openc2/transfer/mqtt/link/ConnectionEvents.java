// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

/** What one {@link PahoConnection} tells. Called on any thread; must not block. */
interface ConnectionEvents {

  /** The broker accepted the connection. */
  void connected(PahoConnection connection, Granted granted);

  /** The broker answered the subscriptions. */
  void subscribed(PahoConnection connection, int[] reasonCodes);

  /** The broker answered a publish. */
  void confirmed(PahoConnection connection, int packetId, int reasonCode);

  /** The broker has a QoS 2 publish; the code is one of success. */
  void received(PahoConnection connection, int packetId, int reasonCode);

  /** The connection, or the attempt, is over; told at least once. */
  void lost(PahoConnection connection, LinkException why);

  /** What the broker granted in its CONNACK. */
  record Granted(boolean sessionPresent, int receiveMaximum) {}
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

/** What {@link PacketReader} found before Paho could see it. Called on the receiving thread. */
interface InboundPackets {

  /** A CONNACK that accepts the connection. */
  void accepted(boolean sessionPresent);

  /** A CONNACK that refuses it. */
  void refused(Farewell why);

  /** A DISCONNECT. */
  void disconnected(Farewell why);

  /** A PUBLISH, which Paho never gets to see; the identifier is 0 at QoS 0. */
  void publish(int packetId, InboundPublish.Builder publish, int qos);

  /** A PUBREC: the broker has our QoS 2 publish, or refuses it. */
  void pubrec(int packetId, int reasonCode);

  /** A PUBREL: the identifier of a QoS 2 publish is free again. */
  void pubrel(int packetId);

  /** A SUBACK with the codes that the broker gave. */
  void suback(int[] reasonCodes);

  /** A packet of this many bytes was read. */
  void read(int bytes);
}

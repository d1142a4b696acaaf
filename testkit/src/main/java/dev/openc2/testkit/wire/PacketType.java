// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

/** The control packets (MQTT 5.0 §2.1.2), in the order of their numbers, from 1. */
public enum PacketType {
  CONNECT,
  CONNACK,
  PUBLISH,
  PUBACK,
  PUBREC,
  PUBREL,
  PUBCOMP,
  SUBSCRIBE,
  SUBACK,
  UNSUBSCRIBE,
  UNSUBACK,
  PINGREQ,
  PINGRESP,
  DISCONNECT,
  AUTH;

  static PacketType of(int number) {
    if (number < 1 || number > 15) {
      throw new IllegalArgumentException("packet type " + number + " does not exist");
    }
    return values()[number - 1];
  }
}

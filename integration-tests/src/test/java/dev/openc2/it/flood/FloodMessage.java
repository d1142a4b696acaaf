// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.flood;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What is pushed at the device, as a PUBLISH packet (MQTT 5.0 §3.3).
 *
 * @param topic the topic
 * @param qos 0 or 1
 * @param duplicate the DUP flag
 * @param retained the RETAIN flag
 * @param properties the encoded properties without their length
 * @param payload the payload
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FloodMessage(
    String topic, int qos, boolean duplicate, boolean retained, byte[] properties, byte[] payload) {

  private static final int PUBLISH = 0x30;
  private static final int DUP = 8;

  /** As a Producer sends it: QoS 1, with the properties of the specification. */
  static FloodMessage request(String topic, String encoding, byte[] payload) {
    return new FloodMessage(
        topic,
        1,
        false,
        false,
        properties("application/openc2", "msgType", "req", "encoding", encoding),
        payload);
  }

  FloodMessage redelivered() {
    return new FloodMessage(topic, qos, true, retained, properties, payload);
  }

  FloodMessage over(String otherTopic) {
    return new FloodMessage(otherTopic, qos, duplicate, retained, properties, payload);
  }

  FloodMessage asRetained() {
    return new FloodMessage(topic, qos, duplicate, true, properties, payload);
  }

  FloodMessage atMostOnce() {
    return new FloodMessage(topic, 0, false, retained, properties, payload);
  }

  /** A content type and user properties, names and values in turn. */
  static byte[] properties(String contentType, String... namesAndValues) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(0x03);
      text(out, contentType);
      for (int i = 0; i < namesAndValues.length; i += 2) {
        out.write(0x26);
        text(out, namesAndValues[i]);
        text(out, namesAndValues[i + 1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    out.writeShort(utf8.length);
    out.write(utf8);
  }

  void writeTo(DataOutputStream out, int packetId) throws IOException {
    byte[] name = topic.getBytes(StandardCharsets.UTF_8);
    int length =
        2
            + name.length
            + (qos > 0 ? 2 : 0)
            + lengthOf(properties.length)
            + properties.length
            + payload.length;
    out.write(PUBLISH | (duplicate ? DUP : 0) | qos << 1 | (retained ? 1 : 0));
    variableLength(out, length);
    out.writeShort(name.length);
    out.write(name);
    if (qos > 0) {
      out.writeShort(packetId);
    }
    variableLength(out, properties.length);
    out.write(properties);
    out.write(payload);
  }

  private static int lengthOf(int value) {
    return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : 4;
  }

  private static void variableLength(DataOutputStream out, int value) throws IOException {
    int rest = value;
    do {
      int digit = rest & 0x7F;
      rest >>>= 7;
      out.write(rest > 0 ? digit | 0x80 : digit);
    } while (rest > 0);
  }
}

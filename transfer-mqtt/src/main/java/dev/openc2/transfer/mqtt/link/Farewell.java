// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Why the broker ends a connection or refuses one: what a DISCONNECT (MQTT 5.0 §3.14) or a refusing
 * CONNACK (§3.2) says. The texts are the broker's word, as they came.
 *
 * @param reasonCode the reason code
 * @param reason the Reason String, or null
 * @param serverReference where to go instead, or null
 */
record Farewell(int reasonCode, @Nullable String reason, @Nullable String serverReference) {

  private static final int REASON_STRING = 0x1F;
  private static final int SERVER_REFERENCE = 0x1C;
  private static final int USER_PROPERTY = 0x26;

  /**
   * Reads the properties behind a reason code.
   *
   * @param properties their length and they, or nothing
   * @throws MalformedPacketException if they are not as MQTT has them
   */
  static Farewell read(int reasonCode, ByteBuffer properties) throws MalformedPacketException {
    try {
      return properties.hasRemaining()
          ? read(reasonCode, properties, PacketReader.variableLength(properties))
          : new Farewell(reasonCode, null, null);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new MalformedPacketException("the broker sent a packet that is too short", e);
    }
  }

  private static Farewell read(int reasonCode, ByteBuffer in, int length)
      throws MalformedPacketException {
    int end = in.position() + length;
    String reason = null;
    String serverReference = null;
    while (in.position() < end) {
      int property = in.get() & 0xFF;
      switch (property) {
        case REASON_STRING -> reason = text(in);
        case SERVER_REFERENCE -> serverReference = text(in);
        case USER_PROPERTY -> {
          text(in);
          text(in);
        }
        default -> skip(in, property);
      }
    }
    return new Farewell(reasonCode, reason, serverReference);
  }

  /** MQTT 5.0 §2.2.2.2: the length of a property follows from its identifier. */
  private static void skip(ByteBuffer in, int property) throws MalformedPacketException {
    int length =
        switch (property) {
          case 0x24, 0x25, 0x28, 0x29, 0x2A -> 1;
          case 0x13, 0x21, 0x22 -> 2;
          case 0x11, 0x27 -> 4;
          case 0x12, 0x15, 0x16, 0x1A -> in.getShort() & 0xFFFF;
          default ->
              throw new MalformedPacketException(
                  "the broker sent a packet with the unknown property " + property);
        };
    in.position(in.position() + length);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[Math.min(in.getShort() & 0xFFFF, in.remaining() + 1)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

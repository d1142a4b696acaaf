// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads a PUBLISH packet (MQTT 5.0 §3.3).
 *
 * <p>Paho's own reading loses the DUP flag and whether there was a payload format, takes lengths
 * above 32767 for negative, and lets its receiver thread die of a control character in a property:
 * a publisher could stop a consumer with one message. Here characters are taken as they come (the
 * layers above judge them), and only what breaks the packet's structure is an error.
 */
final class PublishDecoder {

  private static final int PAYLOAD_FORMAT = 0x01;
  private static final int MESSAGE_EXPIRY = 0x02;
  private static final int CONTENT_TYPE = 0x03;
  private static final int RESPONSE_TOPIC = 0x08;
  private static final int CORRELATION_DATA = 0x09;
  private static final int SUBSCRIPTION_ID = 0x0B;
  private static final int TOPIC_ALIAS = 0x23;
  private static final int USER_PROPERTY = 0x26;

  private final ByteBuffer in;
  private final int flags;

  private PublishDecoder(int flags, ByteBuffer in) {
    this.flags = flags;
    this.in = in;
  }

  /**
   * Decodes the packet and hands it on.
   *
   * @param flags the lower half of the first byte
   * @param body what follows the fixed header
   */
  static void decode(int flags, ByteBuffer body, InboundPackets to) throws IOException {
    try {
      new PublishDecoder(flags, body).decode(to);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new MalformedPacketException("the broker sent a malformed PUBLISH", e);
    }
  }

  private void decode(InboundPackets to) throws IOException {
    int qos = flags >> 1 & 3;
    String topic = text();
    if (qos == 3 || topic.isEmpty()) {
      // Without a topic it needs an alias, and we announced that we take none.
      throw new MalformedPacketException("the broker sent a PUBLISH without a valid topic or QoS");
    }
    int packetId = qos == 0 ? 0 : unsignedShort();
    int length = variableLength();
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer properties = in.slice(in.position(), length);
    in.position(in.position() + length);
    byte[] payload = new byte[in.remaining()];
    in.get(payload);
    InboundPublish.Builder publish =
        InboundPublish.builder(topic, payload)
            .qos(qos)
            .retained((flags & 1) != 0)
            .duplicate((flags & 8) != 0);
    PublishDecoder reader = new PublishDecoder(flags, properties);
    while (properties.hasRemaining()) {
      reader.property(publish);
    }
    to.publish(packetId, publish, qos);
  }

  private void property(InboundPublish.Builder publish) throws IOException {
    int identifier = in.get() & 0xFF;
    switch (identifier) {
      case PAYLOAD_FORMAT -> publish.payloadFormat(in.get() & 0xFF);
      case MESSAGE_EXPIRY -> publish.expiry(Duration.ofSeconds(in.getInt() & 0xFFFF_FFFFL));
      case CONTENT_TYPE -> publish.contentType(text());
      case RESPONSE_TOPIC -> publish.responseTopic(text());
      case CORRELATION_DATA -> skip(unsignedShort());
      case SUBSCRIPTION_ID -> variableLength();
      case TOPIC_ALIAS -> unsignedShort();
      case USER_PROPERTY -> publish.userProperty(text(), text());
      default ->
          throw new MalformedPacketException(
              "the broker sent a PUBLISH with the unknown property " + identifier);
    }
  }

  private void skip(int bytes) {
    if (bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + bytes);
  }

  private int unsignedShort() {
    return in.getShort() & 0xFFFF;
  }

  private String text() {
    byte[] bytes = new byte[Math.min(unsignedShort(), in.remaining() + 1)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private int variableLength() {
    int value = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int digit = in.get() & 0xFF;
      value |= (digit & 0x7F) << shift;
      if ((digit & 0x80) == 0) {
        return value;
      }
    }
    throw new BufferUnderflowException();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a PUBLISH that we send. Paho's own can not say Payload Format Indicator 0; and
 * what is encoded here once is the same in the size check and on the wire.
 */
final class PublishProperties extends MqttProperties {

  private static final int PAYLOAD_FORMAT = 0x01;
  private static final int MESSAGE_EXPIRY = 0x02;
  private static final int CONTENT_TYPE = 0x03;
  private static final int USER_PROPERTY = 0x26;

  private final byte[] encoded;

  PublishProperties(OutboundPublish publish, @Nullable Long expirySeconds) {
    encoded = encode(publish, expirySeconds);
  }

  @Override
  public byte[] encodeProperties() {
    return encoded.clone();
  }

  private static byte[] encode(OutboundPublish publish, @Nullable Long expirySeconds) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(publish, expirySeconds, new DataOutputStream(bytes));
      ByteArrayOutputStream withLength = new ByteArrayOutputStream();
      withLength.write(MqttWireMessage.encodeVariableByteInteger(bytes.size()));
      bytes.writeTo(withLength);
      return withLength.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      OutboundPublish publish, @Nullable Long expirySeconds, DataOutputStream out)
      throws IOException {
    Boolean utf8 = publish.utf8();
    if (utf8 != null) {
      out.write(PAYLOAD_FORMAT);
      out.write(utf8 ? 1 : 0);
    }
    if (expirySeconds != null) {
      out.write(MESSAGE_EXPIRY);
      out.writeInt((int) Math.min(expirySeconds, 0xFFFF_FFFFL));
    }
    String contentType = publish.contentType();
    if (contentType != null) {
      out.write(CONTENT_TYPE);
      writeText(out, contentType);
    }
    for (UserProperty property : publish.userProperties()) {
      out.write(USER_PROPERTY);
      writeText(out, property.name());
      writeText(out, property.value());
    }
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }
}

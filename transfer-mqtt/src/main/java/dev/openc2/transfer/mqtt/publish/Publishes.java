// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.publish;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.mqtt.link.InboundPublish;
import dev.openc2.transfer.mqtt.link.OutboundPublish;
import dev.openc2.transfer.mqtt.link.UserProperty;
import dev.openc2.value.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns frames into publishes and back (transf-mqtt v1.0 §3.2). */
public final class Publishes {

  private static final String CONTENT_TYPE = "application/openc2";
  private static final String MSG_TYPE = "msgType";
  private static final String ENCODING = "encoding";

  /** The words of the specification, then those of other implementations. */
  private static final Map<String, MessageKind> KINDS =
      Map.of(
          "req", MessageKind.REQUEST,
          "rsp", MessageKind.RESPONSE,
          "ntf", MessageKind.NOTIFICATION,
          "request", MessageKind.REQUEST,
          "command", MessageKind.REQUEST,
          "cmd", MessageKind.REQUEST,
          "response", MessageKind.RESPONSE,
          "notification", MessageKind.NOTIFICATION);

  private Publishes() {}

  /**
   * The frame on its way to a topic, with exactly the properties of the specification, {@code
   * msgType} first.
   */
  public static OutboundPublish of(OutboundFrame frame, String topic, int qos) {
    OutboundPublish.Builder publish =
        OutboundPublish.builder(topic, frame.payload())
            .qos(qos)
            .utf8(frame.isText())
            .contentType(CONTENT_TYPE)
            .userProperty(MSG_TYPE, frame.kind().wireName())
            .userProperty(ENCODING, frame.encoding());
    if (frame.expiry() != null) {
      publish.expiry(frame.expiry()).deadline(frame.expiry());
    }
    return publish.build();
  }

  /** The frame that a publish carries. */
  public static InboundFrame frame(InboundPublish publish, String ownTopic, Oddities oddities) {
    Properties properties = new Properties(publish, oddities);
    countTransportOddities(publish, oddities);
    if (contradicts(publish.payloadFormat(), properties.encoding)) {
      oddities.count(Oddity.PAYLOAD_FORMAT_CONTRADICTS);
    }
    return new MqttInboundFrame(
        publish,
        properties.encoding(),
        properties.kind(),
        properties.foreignContentType(),
        publish.topic().equals(ownTopic));
  }

  /** Only of the two encodings that everybody knows is it known here whether they are text. */
  private static boolean contradicts(@Nullable Integer payloadFormat, @Nullable String encoding) {
    if (payloadFormat == null || encoding == null) {
      return false;
    }
    return (encoding.equals("json") && payloadFormat != 1)
        || (encoding.equals("cbor") && payloadFormat != 0);
  }

  private static void countTransportOddities(InboundPublish publish, Oddities oddities) {
    if (publish.qos() == 0) {
      oddities.count(Oddity.QOS_0);
    }
    if (publish.retained()) {
      oddities.count(Oddity.RETAINED);
    }
    if (publish.responseTopic() != null) {
      oddities.count(Oddity.RESPONSE_TOPIC);
    }
    if (publish.payloadFormat() == null) {
      oddities.count(Oddity.NO_PAYLOAD_FORMAT);
    }
  }

  /** What the properties of one publish say, as far as they say it. */
  private static final class Properties {

    private final Oddities oddities;
    private final @Nullable String contentType;
    private final @Nullable String msgType;
    private final @Nullable String encoding;

    Properties(InboundPublish publish, Oddities oddities) {
      this.oddities = oddities;
      contentType = publish.contentType();
      msgType = first(MSG_TYPE, publish.userProperties());
      encoding = first(ENCODING, publish.userProperties());
      if (indexOf(ENCODING, publish.userProperties()) < indexOf(MSG_TYPE, publish.userProperties())
          && encoding != null) {
        oddities.count(Oddity.PROPERTIES_REORDERED);
      }
    }

    private @Nullable String first(String name, List<UserProperty> properties) {
      String value = null;
      for (UserProperty property : properties) {
        if (property.name().equals(name)) {
          if (value != null) {
            oddities.count(Oddity.PROPERTY_TWICE);
          } else {
            value = property.value();
          }
        }
      }
      return value;
    }

    private static int indexOf(String name, List<UserProperty> properties) {
      for (int i = 0; i < properties.size(); i++) {
        if (properties.get(i).name().equals(name)) {
          return i;
        }
      }
      return -1;
    }

    @Nullable MessageKind kind() {
      if (msgType == null) {
        oddities.count(Oddity.NO_MSG_TYPE);
        return null;
      }
      MessageKind kind = KINDS.get(msgType);
      if (kind == null) {
        oddities.count(Oddity.UNKNOWN_MSG_TYPE);
      } else if (!kind.wireName().equals(msgType)) {
        oddities.count(Oddity.MSG_TYPE_ALIAS);
      }
      return kind;
    }

    @Nullable String encoding() {
      if (encoding != null) {
        return encoding;
      }
      oddities.count(Oddity.NO_ENCODING);
      return suffixOfContentType();
    }

    /** The HTTPS transfer names the encoding in the content type; some peers do so here. */
    private @Nullable String suffixOfContentType() {
      if (contentType == null || !contentType.startsWith(CONTENT_TYPE + "+")) {
        return null;
      }
      String suffix = contentType.substring(CONTENT_TYPE.length() + 1);
      int semicolon = suffix.indexOf(';');
      return (semicolon < 0 ? suffix : suffix.substring(0, semicolon)).strip();
    }

    @Nullable String foreignContentType() {
      if (contentType == null) {
        oddities.count(Oddity.NO_CONTENT_TYPE);
        return null;
      }
      if (contentType.equals(CONTENT_TYPE)) {
        return null;
      }
      String type = contentType.toLowerCase(Locale.ROOT).strip();
      if (type.equals(CONTENT_TYPE)
          || type.startsWith(CONTENT_TYPE + "+")
          || type.startsWith(CONTENT_TYPE + ";")) {
        oddities.count(Oddity.CONTENT_TYPE_VARIANT);
        return null;
      }
      return Printable.cut(contentType, Printable.MAX_LENGTH);
    }
  }
}

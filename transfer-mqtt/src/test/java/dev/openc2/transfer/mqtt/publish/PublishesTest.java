// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.mqtt.link.InboundPublish;
import dev.openc2.transfer.mqtt.link.OutboundPublish;
import dev.openc2.transfer.mqtt.link.UserProperty;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublishesTest {

  private final Oddities oddities = new Oddities();

  // transf-mqtt v1.0 §3.2; the order is what yuuki insists on (K11).
  @Test
  void propertiesAreExactlyThoseOfTheSpecification() {
    OutboundFrame frame =
        new OutboundFrame(
            MessageKind.RESPONSE, "cbor", false, new byte[] {1}, Duration.ofSeconds(7));

    OutboundPublish publish = Publishes.of(frame, "oc2/rsp", 2);

    assertThat(publish.topic()).isEqualTo("oc2/rsp");
    assertThat(publish.qos()).isEqualTo(2);
    assertThat(publish.contentType()).isEqualTo("application/openc2");
    assertThat(publish.utf8()).isFalse();
    assertThat(publish.userProperties())
        .containsExactly(new UserProperty("msgType", "rsp"), new UserProperty("encoding", "cbor"));
    assertThat(publish.expiry()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void correctPublishIsReadWithoutAnOddity() {
    InboundFrame frame = frame(builder -> correct(builder, "req", "json"));

    assertThat(frame.kind()).isEqualTo(MessageKind.REQUEST);
    assertThat(frame.encoding()).isEqualTo("json");
    assertThat(frame.foreignContentType()).isNull();
    assertThat(frame.isForThisDeviceAlone()).isTrue();
    assertThat(oddities.counts()).isEmpty();
  }

  static Stream<Arguments> sloppyPublishes() {
    return Stream.of(
        sloppy(
            "msgType request",
            b -> correct(b, "request", "json"),
            MessageKind.REQUEST,
            "json",
            Oddity.MSG_TYPE_ALIAS),
        sloppy(
            "msgType cmd",
            b -> correct(b, "cmd", "json"),
            MessageKind.REQUEST,
            "json",
            Oddity.MSG_TYPE_ALIAS),
        sloppy(
            "msgType nonsense",
            b -> correct(b, "??", "json"),
            null,
            "json",
            Oddity.UNKNOWN_MSG_TYPE),
        sloppy(
            "no msgType",
            b -> base(b).userProperty("encoding", "json"),
            null,
            "json",
            Oddity.NO_MSG_TYPE),
        sloppy(
            "no encoding",
            b -> base(b).userProperty("msgType", "req"),
            MessageKind.REQUEST,
            null,
            Oddity.NO_ENCODING),
        sloppy(
            "reordered",
            b -> base(b).userProperty("encoding", "cbor").userProperty("msgType", "req"),
            MessageKind.REQUEST,
            "cbor",
            Oddity.PROPERTIES_REORDERED),
        sloppy(
            "a property twice",
            b -> correct(b, "req", "json").userProperty("encoding", "cbor"),
            MessageKind.REQUEST,
            "json",
            Oddity.PROPERTY_TWICE),
        sloppy(
            "QoS 0",
            b -> correct(b, "req", "json").qos(0),
            MessageKind.REQUEST,
            "json",
            Oddity.QOS_0),
        sloppy(
            "retained",
            b -> correct(b, "req", "json").retained(true),
            MessageKind.REQUEST,
            "json",
            Oddity.RETAINED),
        sloppy(
            "payload format of text with CBOR",
            b -> correct(b, "req", "cbor"),
            MessageKind.REQUEST,
            "cbor",
            Oddity.PAYLOAD_FORMAT_CONTRADICTS),
        sloppy(
            "no content type",
            b ->
                b.qos(1)
                    .payloadFormat(1)
                    .userProperty("msgType", "req")
                    .userProperty("encoding", "json"),
            MessageKind.REQUEST,
            "json",
            Oddity.NO_CONTENT_TYPE),
        sloppy(
            "response topic",
            b -> correct(b, "req", "json").responseTopic("x"),
            MessageKind.REQUEST,
            "json",
            Oddity.RESPONSE_TOPIC),
        sloppy(
            "content type of the HTTPS transfer names the encoding",
            b ->
                b.qos(1)
                    .payloadFormat(1)
                    .contentType("application/openc2+cbor;version=1.0")
                    .userProperty("msgType", "req"),
            MessageKind.REQUEST,
            "cbor",
            Oddity.CONTENT_TYPE_VARIANT));
  }

  @ParameterizedTest
  @MethodSource("sloppyPublishes")
  void sloppyPublishIsReadAsFarAsItGoesAndCounted(
      UnaryOperator<InboundPublish.Builder> shape,
      @Nullable MessageKind kind,
      @Nullable String encoding,
      Oddity oddity) {
    InboundFrame frame = frame(shape);

    assertThat(frame.kind()).isEqualTo(kind);
    assertThat(frame.encoding()).isEqualTo(encoding);
    assertThat(oddities.counts()).containsEntry(oddity, 1L);
  }

  @Test
  void foreignContentTypeIsToldCutAndPrintable() {
    InboundFrame frame = frame(builder -> builder.contentType("text/\u0007" + "x".repeat(100)));

    assertThat(frame.foreignContentType()).startsWith("text/?xxx").hasSize(65).endsWith("…");
  }

  private static Arguments sloppy(
      String name,
      UnaryOperator<InboundPublish.Builder> shape,
      @Nullable MessageKind kind,
      @Nullable String encoding,
      Oddity oddity) {
    return argumentSet(name, shape, kind, encoding, oddity);
  }

  private InboundFrame frame(UnaryOperator<InboundPublish.Builder> shape) {
    InboundPublish publish =
        shape.apply(InboundPublish.builder("oc2/cmd/device/fw1", new byte[0])).build();
    return Publishes.frame(publish, "oc2/cmd/device/fw1", oddities);
  }

  private static InboundPublish.Builder base(InboundPublish.Builder builder) {
    return builder.qos(1).payloadFormat(1).contentType("application/openc2");
  }

  private static InboundPublish.Builder correct(
      InboundPublish.Builder builder, String msgType, String encoding) {
    return base(builder).userProperty("msgType", msgType).userProperty("encoding", encoding);
  }
}

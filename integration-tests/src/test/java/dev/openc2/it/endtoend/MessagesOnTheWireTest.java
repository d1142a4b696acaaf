// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.producer.SendOptions;
import dev.openc2.profile.Profiles;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.wire.Direction;
import dev.openc2.testkit.wire.Packet;
import dev.openc2.testkit.wire.PacketType;
import dev.openc2.testkit.wire.Property;
import dev.openc2.testkit.wire.RecordingProxy;
import dev.openc2.value.DeviceId;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Producer and Consumer really say to a broker: payloads, and what is said of them. */
class MessagesOnTheWireTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final MessageCodec CODEC = MessageCodec.of(Profiles.installed());

  static Stream<Arguments> matrix() {
    return Stream.of(BrokerKind.values())
        .flatMap(
            kind ->
                Stream.of(Encodings.JSON, Encodings.CBOR)
                    .map(encoding -> argumentSet(kind + " " + encoding.name(), kind, encoding)));
  }

  // transf-mqtt v1.0 §3.2
  @ParameterizedTest
  @MethodSource("matrix")
  @Tag("T10")
  @Tag("T11")
  void aPayloadIsWhatItsPropertiesSayAndNamesWhoPublishedIt(BrokerKind kind, Encoding encoding)
      throws Exception {
    try (TestBroker broker = kind.open();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Fleet fleet = new Fleet(URI.create("mqtt://127.0.0.1:" + proxy.port()))) {
      fleet.firewall("fw1");
      fleet
          .producer("soc")
          .send(
              Command.of(Action.QUERY, new FeaturesTarget(Set.of())),
              SendOptions.builder().to(List.of(DeviceId.of("fw1"))).encoding(encoding).build())
          .await();

      List<Packet> publishes =
          proxy.awaitPackets(2, Packet.is(PacketType.PUBLISH, Direction.TO_BROKER), PATIENCE);
      assertThat(publishes)
          .extracting(packet -> packet.publish().topic())
          .containsExactly("oc2/cmd/device/fw1", "oc2/rsp/soc");
      Message request = message(publishes.get(0), MessageKind.REQUEST, encoding);
      Message response = message(publishes.get(1), MessageKind.RESPONSE, encoding);
      assertThat(request.headers().from()).isEqualTo("soc");
      assertThat(response.headers().from()).isEqualTo("fw1");
      assertThat(response.headers().requestId()).isEqualTo(request.headers().requestId());
    }
  }

  /** Reads a payload in the encoding that is declared, once everything declared is as expected. */
  private static Message message(Packet packet, MessageKind kind, Encoding encoding) {
    assertThat(packet.userProperties())
        .extracting(property -> property.name() + "=" + property.value())
        .containsExactly("msgType=" + kind.wireName(), "encoding=" + encoding.name());
    assertThat(packet.property(Property.PAYLOAD_FORMAT))
        .get()
        .extracting(Property::value)
        .isEqualTo(encoding.isText() ? "1" : "0");
    assertThat(packet.publish().qos()).isEqualTo(1);
    assertThat(packet.publish().retain()).isFalse();

    ByteBuffer payload = packet.publish().payload().duplicate();
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    Message message = CODEC.decode(bytes, encoding);
    assertThat(message.content().kind()).isEqualTo(kind);
    return message;
  }
}

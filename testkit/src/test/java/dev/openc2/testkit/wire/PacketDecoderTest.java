// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {

  // MQTT 5.0 §3.1
  @Test
  void connectIsReadFieldByField() {
    Packet packet =
        decode(
            "10 22" // CONNECT, 34 bytes follow
                + "0004 4d515454 05" // MQTT, version 5
                + "c0" // user name, password; no will, no clean start
                + "003c" // keep alive 60 s
                + "08 11 00000e10 21 0040" // session expiry 3600 s, receive maximum 64
                + "0003 667731" // client id fw1
                + "0004 75736572" // user name user
                + "0002 7077"); // password pw

    assertThat(packet.type()).isEqualTo(PacketType.CONNECT);
    assertThat(packet.connect())
        .isEqualTo(new Connect("MQTT", 5, false, false, 0, false, 60, "fw1", "user", true));
    assertThat(packet.properties())
        .containsExactly(
            new Property(Property.SESSION_EXPIRY, "", "3600"),
            new Property(Property.RECEIVE_MAXIMUM, "", "64"));
  }

  @Test
  void willOfConnectIsSeen() {
    Packet packet =
        decode(
            "10 19 0004 4d515454 05"
                + "2e" // will with QoS 1 and retain, clean start
                + "000a 00 0001 61"
                + "00 0001 74 0005 68656c6c6f"); // no will properties, topic t, payload hello

    assertThat(packet.connect().willFlag()).isTrue();
    assertThat(packet.connect().willQos()).isEqualTo(1);
    assertThat(packet.connect().willRetain()).isTrue();
    assertThat(packet.connect().cleanStart()).isTrue();
    assertThat(packet.connect().username()).isNull();
  }

  // MQTT 5.0 §3.3
  @Test
  void publishKeepsPropertiesInOrderAndPayload() {
    Packet packet =
        decode(
            "3b 1a" // PUBLISH, DUP, QoS 1, RETAIN
                + "0003 612f62" // a/b
                + "1234" // packet id
                + "10" // 16 bytes of properties
                + "26 0001 78 0001 31" // x=1
                + "01 01" // payload format 1
                + "26 0001 78 0001 32" // x=2
                + "7b7d"); // {}

    assertThat(packet.packetId()).isEqualTo(0x1234);
    assertThat(packet.publish().topic()).isEqualTo("a/b");
    assertThat(packet.publish().qos()).isEqualTo(1);
    assertThat(packet.publish().duplicate()).isTrue();
    assertThat(packet.publish().retain()).isTrue();
    assertThat(packet.publish().text()).isEqualTo("{}");
    assertThat(packet.userProperties())
        .extracting(Property::name, Property::value)
        .containsExactly(tuple("x", "1"), tuple("x", "2"));
    assertThat(packet.property(Property.PAYLOAD_FORMAT))
        .hasValueSatisfying(property -> assertThat(property.number()).isEqualTo(1));
  }

  // MQTT 5.0 §3.8.3.1
  @Test
  void subscribeShowsEveryOption() {
    Packet packet = decode("82 08 0001 00 0002 612f 2e");

    assertThat(packet.filters()).containsExactly(new Filter("a/", 0x2E));
    Filter filter = packet.filters().get(0);
    assertThat(filter.qos()).isEqualTo(2);
    assertThat(filter.noLocal()).isTrue();
    assertThat(filter.retainAsPublished()).isTrue();
    assertThat(filter.retainHandling()).isEqualTo(2);
  }

  @Test
  void subAckShowsEveryCode() {
    Packet packet = decode("90 06 0001 00 01 02 87");

    assertThat(packet.reasonCodes()).containsExactly(1, 2, 0x87);
  }

  // MQTT 5.0 §3.4.2.1: reason code 0 may be left out.
  @Test
  void shortAcknowledgementMeansSuccess() {
    assertThat(decode("40 02 0007").reasonCode()).isZero();
    assertThat(decode("40 03 0007 10").reasonCode()).isEqualTo(0x10);
    assertThat(decode("e0 00").reasonCode()).isZero();
  }

  @Test
  void sessionPresentOfConnAckIsRead() {
    Packet packet = decode("20 06 01 00 03 22 000a");

    assertThat(packet.sessionPresent()).isTrue();
    assertThat(packet.property(Property.TOPIC_ALIAS_MAXIMUM))
        .contains(new Property(Property.TOPIC_ALIAS_MAXIMUM, "", "10"));
  }

  @Test
  void brokenPacketsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> decode("00 00"));
    assertThatIllegalArgumentException().isThrownBy(() -> decode("c0 01"));
    assertThatIllegalArgumentException().isThrownBy(() -> decode("c0 01 00"));
    assertThatIllegalArgumentException().isThrownBy(() -> decode("30 04 0005 6161"));
    assertThatIllegalArgumentException().isThrownBy(() -> decode("30 05 0001 61 01 7f"));
    assertThatIllegalArgumentException().isThrownBy(() -> decode("30 04 0001 ff 00"));
    assertThatIllegalArgumentException().isThrownBy(() -> decode("c0 ffffffff7f"));
  }

  @Test
  void splitterCutsPacketsWhateverThePortions() {
    byte[] stream = bytes("c0 00 40 02 0007 30 05 0001 61 00 7b d0 00");
    for (int portion = 1; portion <= stream.length; portion++) {
      List<ByteBuffer> packets = new ArrayList<>();
      PacketSplitter splitter = new PacketSplitter(packets::add);

      for (int at = 0; at < stream.length; at += portion) {
        int count = Math.min(portion, stream.length - at);
        byte[] part = Arrays.copyOfRange(stream, at, at + count);
        splitter.feed(part, count);
      }

      assertThat(packets).extracting(ByteBuffer::remaining).containsExactly(2, 4, 7, 2);
    }
  }

  private static Packet decode(String hex) {
    return PacketDecoder.decode(Direction.TO_BROKER, 1, 0, ByteBuffer.wrap(bytes(hex)));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}

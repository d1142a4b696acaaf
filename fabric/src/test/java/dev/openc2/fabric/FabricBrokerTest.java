// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FabricBrokerTest {

  private static final FabricBroker BROKER = new FabricBroker(FabricConfig.defaults());

  @BeforeAll
  static void start() throws IOException {
    BROKER.start();
  }

  @AfterAll
  static void close() {
    BROKER.close();
  }

  // MQTT v5.0 §3.2.2.3: receive maximum 1000 is all that it announces, so no topic aliases (0x22).
  @Test
  void connackAnnouncesReceiveMaximumAndNoTopicAliases() throws IOException {
    try (RawMqttClient client = new RawMqttClient(BROKER.port())) {
      byte[] connack = client.connect("reader");

      assertThat(connack)
          .containsExactly(
              RawMqttClient.bytes(
                  0, // no session present
                  0, // success
                  3, // length of the properties
                  0x21,
                  1000 >> 8,
                  1000 & 0xFF));
    }
  }

  @Test
  @Tag("B01")
  void messageReachesWhoSubscribed() throws IOException {
    try (RawMqttClient subscriber = new RawMqttClient(BROKER.port());
        RawMqttClient publisher = new RawMqttClient(BROKER.port())) {
      subscriber.connect("subscriber");
      publisher.connect("publisher");
      assertThat(subscriber.subscribe("oc2/cmd/all")).endsWith(RawMqttClient.bytes(1));

      publisher.publish("oc2/cmd/all", "hello");

      String received = new String(subscriber.receive(0x32), StandardCharsets.UTF_8);
      assertThat(received).contains("oc2/cmd/all").endsWith("hello");
    }
  }

  // MQTT v5.0 §3.1: the first packet must be CONNECT.
  @Test
  @Tag("B05")
  void connectionThatSaysNothingIsClosed() throws IOException {
    try (RawMqttClient mute = new RawMqttClient(BROKER.port())) {
      assertThat(mute.isClosedWithin(5_000)).isTrue();
    }
  }

  @Test
  @Tag("B05")
  void connectionThatBeginsWithSubscribeIsClosed() throws IOException {
    try (RawMqttClient client = new RawMqttClient(BROKER.port())) {
      client.send(
          0x82, RawMqttClient.bytes(0, 1, 0), RawMqttClient.text("#"), RawMqttClient.bytes(1));

      assertThat(client.isClosedWithin(5_000)).isTrue();
    }
  }

  @Test
  void uriNamesTheChosenPort() {
    assertThat(BROKER.uri()).hasToString("mqtt://127.0.0.1:" + BROKER.port());
    assertThat(BROKER.port()).isPositive();
  }

  @Test
  void takenPortIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        FabricBroker second =
            new FabricBroker(FabricConfig.defaults().withPort(other.getLocalPort()))) {
      assertThatThrownBy(second::start)
          .isInstanceOf(BindException.class)
          .hasMessageContaining("127.0.0.1:" + other.getLocalPort());
    }
  }

  @Test
  void unknownBindAddressIsNamed() {
    try (FabricBroker lost =
        new FabricBroker(FabricConfig.defaults().withBindAddress("256.0.0.1"))) {
      assertThatThrownBy(lost::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("256.0.0.1");
    }
  }

  @Test
  void closedBrokerStaysClosed() {
    FabricBroker broker = new FabricBroker(FabricConfig.defaults());
    broker.close();
    broker.close();

    assertThatThrownBy(broker::start).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(broker::uri).isInstanceOf(IllegalStateException.class);
  }
}

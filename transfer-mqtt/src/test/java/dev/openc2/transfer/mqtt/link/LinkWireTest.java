// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static dev.openc2.transfer.mqtt.link.Rig.PATIENCE;
import static dev.openc2.transfer.mqtt.link.Rig.config;
import static dev.openc2.transfer.mqtt.link.Rig.get;
import static dev.openc2.transfer.mqtt.link.Rig.message;
import static dev.openc2.transfer.mqtt.link.Rig.next;
import static dev.openc2.transfer.mqtt.link.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.MosquittoOptions;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.testkit.wire.Direction;
import dev.openc2.testkit.wire.Filter;
import dev.openc2.testkit.wire.Packet;
import dev.openc2.testkit.wire.PacketType;
import dev.openc2.testkit.wire.Property;
import dev.openc2.testkit.wire.RecordingProxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the link puts on the wire, read by our own eyes. */
class LinkWireTest {

  // transf-mqtt v1.0 §2.6-2.8, §3.1
  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("T12")
  @Tag("T13")
  void connectIsAsTheSpecificationWants(BrokerKind kind) {
    try (TestBroker broker = kind.open();
        RecordingProxy proxy = RecordingProxy.to(broker.port())) {
      LinkConfig config =
          config(proxy.port())
              .credentials("user", Password.of("secret".toCharArray()))
              .keepAlive(Duration.ofSeconds(45))
              .sessionExpiry(Duration.ofSeconds(90))
              .receiveMaximum(7)
              .maximumPacketSize(2048)
              .build();
      try (Rig rig = new Rig(config).started()) {
        Packet connect = proxy.awaitPacket(Packet.is(PacketType.CONNECT), PATIENCE);

        assertThat(connect.connect().version()).isEqualTo(5);
        assertThat(connect.connect().cleanStart()).isFalse();
        assertThat(connect.connect().willFlag()).isFalse();
        assertThat(connect.connect().willQos()).isZero();
        assertThat(connect.connect().willRetain()).isFalse();
        assertThat(connect.connect().keepAliveSeconds()).isEqualTo(45);
        assertThat(connect.connect().clientId()).isEqualTo(config.clientId());
        assertThat(connect.connect().username()).isEqualTo("user");
        assertThat(connect.connect().hasPassword()).isTrue();
        assertThat(connect.properties())
            .containsExactlyInAnyOrder(
                new Property(Property.SESSION_EXPIRY, "", "90"),
                new Property(Property.RECEIVE_MAXIMUM, "", "7"),
                // Paho swaps the directions when it checks; what is announced is ours.
                new Property(Property.MAXIMUM_PACKET_SIZE, "", "2048"));
        assertThat(rig.connections).hasSize(1);
      }
    }
  }

  // transf-mqtt v1.0 §3.2
  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("trap-payload-format")
  void publishCarriesItsPropertiesInOrder(BrokerKind kind) {
    String topic = "wire/" + Rig.id();
    try (TestBroker broker = kind.open();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).build()).started()) {

      get(
          rig.link.publish(
              OutboundPublish.builder(topic, "{}".getBytes(StandardCharsets.UTF_8))
                  .utf8(false)
                  .contentType("application/openc2")
                  .userProperty("msgType", "req")
                  .userProperty("encoding", "cbor")
                  .expiry(Duration.ofSeconds(30))
                  .build()));

      Packet publish = proxy.awaitPacket(Packet.is(PacketType.PUBLISH), PATIENCE);
      assertThat(publish.publish().topic()).isEqualTo(topic);
      assertThat(publish.publish().qos()).isEqualTo(1);
      assertThat(publish.publish().retain()).isFalse();
      assertThat(publish.publish().duplicate()).isFalse();
      assertThat(publish.properties())
          .extracting(Property::id, Property::name, Property::value)
          .containsExactly(
              tuple(Property.PAYLOAD_FORMAT, "", "0"),
              tuple(Property.MESSAGE_EXPIRY, "", "30"),
              tuple(Property.CONTENT_TYPE, "", "application/openc2"),
              tuple(Property.USER, "msgType", "req"),
              tuple(Property.USER, "encoding", "cbor"));
    }
  }

  // transf-mqtt v1.0 §3.3
  @Test
  @Tag("trap-subscribe-api")
  void subscribeCarriesItsOptions() {
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig =
            new Rig(
                    config(proxy.port())
                        .subscriptions(
                            List.of(
                                Subscription.to("oc2/cmd/all"),
                                new Subscription("other/#", 1, false, false, 2)))
                        .build())
                .started()) {

      Packet subscribe = proxy.awaitPacket(Packet.is(PacketType.SUBSCRIBE), PATIENCE);

      assertThat(subscribe.filters())
          .containsExactly(new Filter("oc2/cmd/all", 0b1110), new Filter("other/#", 0b100001));
      assertThat(rig.grants).hasSize(2);
    }
  }

  // transf-mqtt v1.0 §2.7: PINGREQ when nothing was sent for 95 % of the interval.
  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("trap-keep-alive")
  void pingComes95PercentOfTheIntervalAfterTheLastPacketSent(BrokerKind kind) {
    try (TestBroker broker = kind.open();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig =
            new Rig(config(proxy.port()).keepAlive(Duration.ofSeconds(2)).build()).started()) {
      proxy.awaitPacket(Packet.is(PacketType.CONNACK), PATIENCE);
      rig.publish("wire/" + Rig.id(), "x");

      List<Packet> pings = proxy.awaitPackets(2, Packet.is(PacketType.PINGREQ), PATIENCE);

      Packet publish = proxy.packets(Packet.is(PacketType.PUBLISH)).get(0);
      assertThat(millis(publish, pings.get(0))).isBetween(1800L, 1999L);
      assertThat(millis(pings.get(0), pings.get(1))).isBetween(1800L, 1999L);
      assertThat(rig.losses).isEmpty();
    }
  }

  // MQTT 5.0 §3.2.2.3.14: the broker's interval replaces ours.
  @Test
  @Tag("trap-keep-alive")
  void serverKeepAliveIsKept() {
    try (ScriptedBroker broker =
            new ScriptedBroker(
                session -> {
                  session.read();
                  session.send("20 06 00 00 03 13 0001"); // Server Keep Alive 1 s
                  session.read();
                  session.send("d0 00");
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {
      long start = System.nanoTime();
      next(broker.received); // CONNECT

      assertThat(next(broker.received)).isEqualTo("c0");

      assertThat((System.nanoTime() - start) / 1_000_000).isBetween(800L, 1500L);
      assertThat(rig.losses).isEmpty();
    }
  }

  // Half-open connections: the network swallows everything.
  @Test
  void brokerThatStopsAnsweringIsNoticedByKeepAlive() {
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig =
            new Rig(config(proxy.port()).keepAlive(Duration.ofSeconds(1)).build()).started()) {
      proxy.silence(true);

      LinkException why = next(rig.losses).why();

      assertThat(why.kind()).isEqualTo(LinkException.Kind.UNREACHABLE);
    }
  }

  // Paho would use the aliases, and send them again when they mean nothing any more.
  @Test
  @Tag("trap-topic-alias")
  void noTopicAliasIsUsedThoughTheBrokerAnnouncesSome() {
    String topic = "wire/" + Rig.id();
    try (TestBroker broker =
            TestBrokers.mosquitto(MosquittoOptions.builder().maxTopicAlias(10).build());
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).build()).started()) {
      for (int i = 0; i < 5; i++) {
        rig.publish(topic, "x");
      }

      Packet connack = proxy.awaitPacket(Packet.is(PacketType.CONNACK), PATIENCE);
      assertThat(connack.property(Property.TOPIC_ALIAS_MAXIMUM)).isPresent();
      assertThat(proxy.packets(Packet.is(PacketType.PUBLISH, Direction.TO_BROKER)))
          .hasSize(5)
          .allSatisfy(
              packet -> {
                assertThat(packet.publish().topic()).isEqualTo(topic);
                assertThat(packet.property(Property.TOPIC_ALIAS)).isEmpty();
              });
    }
  }

  @Test
  @Tag("trap-window")
  void neverMoreInFlightThanTheBrokerAllows() {
    String topic = "wire/" + Rig.id();
    try (TestBroker broker =
            TestBrokers.mosquitto(MosquittoOptions.builder().maxInflightMessages(3).build());
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).build()).started()) {
      List<CompletionStage<PublishAck>> acks =
          IntStream.range(0, 100).mapToObj(i -> rig.link.publish(message(topic, "x"))).toList();
      acks.forEach(Rig::get);

      int open = 0;
      int most = 0;
      for (Packet packet : proxy.packets()) {
        if (packet.type() == PacketType.PUBLISH) {
          most = Math.max(most, ++open);
        } else if (packet.type() == PacketType.PUBACK) {
          open--;
        }
      }
      assertThat(most).isBetween(2, 3);
    }
  }

  @Test
  void closingSendsDisconnectAfterTheLastAcknowledgement() {
    String topic = "wire/" + Rig.id();
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port())) {
      try (Rig rig = new Rig(config(proxy.port()).subscriptions(to(topic)).build()).started()) {
        rig.publish(topic, "x");
        next(rig.inbox);
      }

      Packet disconnect =
          proxy.awaitPacket(Packet.is(PacketType.DISCONNECT, Direction.TO_BROKER), PATIENCE);
      assertThat(disconnect.reasonCode()).isZero();
      assertThat(proxy.packets(Packet.is(PacketType.PUBACK, Direction.TO_BROKER))).hasSize(1);
    }
  }

  private static long millis(Packet from, Packet to) {
    return (to.nanoTime() - from.nanoTime()) / 1_000_000;
  }
}

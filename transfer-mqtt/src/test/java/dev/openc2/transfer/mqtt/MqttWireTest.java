// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import static dev.openc2.testkit.wire.Packet.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.MessageKind;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.testkit.wire.Direction;
import dev.openc2.testkit.wire.Filter;
import dev.openc2.testkit.wire.Packet;
import dev.openc2.testkit.wire.PacketType;
import dev.openc2.testkit.wire.Property;
import dev.openc2.testkit.wire.RecordingProxy;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Credentials;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads what really goes over the wire, not what a client library says of it. */
class MqttWireTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final DeviceId FW1 = DeviceId.of("fw1");
  private static final ProducerId SOC = ProducerId.of("soc");
  private static final Set<Nsid> PROFILES = Set.of(Nsid.of("slpf"), Nsid.of("x-log"));

  private final ArrayDeque<AutoCloseable> open = new ArrayDeque<>();

  static Stream<TestBroker> brokers() {
    return TestBrokers.available();
  }

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  // transf-mqtt v1.0 §3.1, §2.6, §2.7, §2.8
  @ParameterizedTest
  @MethodSource("brokers")
  @Tag("T02")
  @Tag("T12")
  @Tag("T13")
  void connectIsAsTheSpecificationDemands(TestBroker broker) throws Exception {
    RecordingProxy proxy = proxy(broker);

    consumer(
        config(proxy)
            .consumer(FW1, PROFILES)
            .credentials(new Credentials("u", "p", null, null, null)));
    producer(config(proxy).producer(SOC).clientId("Given1"));

    List<Packet> connects = proxy.awaitPackets(2, is(PacketType.CONNECT), PATIENCE);
    assertThat(connects)
        .allSatisfy(
            packet -> {
              assertThat(packet.connect().cleanStart()).isFalse();
              assertThat(packet.connect().willFlag()).isFalse();
              assertThat(packet.connect().willQos()).isZero();
              assertThat(packet.connect().willRetain()).isFalse();
              assertThat(packet.connect().keepAliveSeconds()).isBetween(1, 300);
            });
    assertThat(connects.get(0).connect().clientId()).matches("[A-Za-z0-9]{1,23}");
    assertThat(connects.get(0).connect().username()).isEqualTo("u");
    assertThat(connects.get(0).connect().hasPassword()).isTrue();
    assertThat(connects.get(0).property(Property.SESSION_EXPIRY))
        .get()
        .extracting(Property::number)
        .isEqualTo(3600L);
    assertThat(connects.get(1).connect().clientId()).isEqualTo("Given1");
  }

  // transf-mqtt v1.0 §2.3, §3.3
  @ParameterizedTest
  @MethodSource("brokers")
  @Tag("T05")
  @Tag("T06")
  @Tag("T07")
  void subscriptionsAreThoseOfTheRoleWithTheOptionsOfTheSpecification(TestBroker broker)
      throws Exception {
    RecordingProxy proxy = proxy(broker);

    consumer(config(proxy).consumer(FW1, PROFILES));
    producer(config(proxy).producer(SOC));

    List<Packet> subscribes = proxy.awaitPackets(2, is(PacketType.SUBSCRIBE), PATIENCE);
    assertThat(subscribes.get(0).filters())
        .extracting(Filter::filter)
        .containsExactlyInAnyOrder(
            "oc2/cmd/all", "oc2/cmd/ap/slpf", "oc2/cmd/ap/x-log", "oc2/cmd/device/fw1");
    assertThat(subscribes.get(1).filters())
        .extracting(Filter::filter)
        .containsExactlyInAnyOrder("oc2/rsp", "oc2/rsp/soc");
    assertThat(subscribes)
        .flatExtracting(Packet::filters)
        .allSatisfy(
            filter -> {
              assertThat(filter.qos()).isEqualTo(2);
              assertThat(filter.noLocal()).isTrue();
              assertThat(filter.retainAsPublished()).isTrue();
              assertThat(filter.retainHandling()).isZero();
            });
  }

  // transf-mqtt v1.0 §2.4.1, §2.5, §3.2
  @ParameterizedTest
  @MethodSource("brokers")
  void publishHasExactlyTheFieldsOfTheSpecification(TestBroker broker) throws Exception {
    RecordingProxy proxy = proxy(broker);
    BlockingQueue<InboundFrame> commands = new LinkedBlockingQueue<>();
    ConsumerTransfer consumer = consumer(config(proxy).consumer(FW1, PROFILES), commands);
    ProducerTransfer producer = producer(config(proxy).producer(SOC));

    await(producer.send(frame(MessageKind.REQUEST, "json", true), new Destination.ToDevice(FW1)));
    InboundFrame command = next(commands);
    await(consumer.respond(frame(MessageKind.RESPONSE, "cbor", false), SOC));

    List<Packet> publishes =
        proxy.awaitPackets(2, is(PacketType.PUBLISH, Direction.TO_BROKER), PATIENCE);
    assertExact(publishes.get(0), "oc2/cmd/device/fw1", "1", "req", "json");
    assertExact(publishes.get(1), "oc2/rsp/soc", "0", "rsp", "cbor");
    assertThat(command.isForThisDeviceAlone()).isTrue();
    assertThat(command.kind()).isEqualTo(MessageKind.REQUEST);
    assertThat(command.encoding()).isEqualTo("json");
    assertThat(new String(command.payload(), StandardCharsets.UTF_8)).isEqualTo("{}");
  }

  private static void assertExact(
      Packet packet, String topic, String payloadFormat, String msgType, String encoding) {
    assertThat(packet.publish().topic()).isEqualTo(topic);
    assertThat(packet.publish().qos()).isEqualTo(1);
    assertThat(packet.publish().retain()).isFalse();
    assertThat(packet.publish().duplicate()).isFalse();
    assertThat(packet.property(Property.PAYLOAD_FORMAT))
        .get()
        .extracting(Property::value)
        .isEqualTo(payloadFormat);
    assertThat(packet.property(Property.CONTENT_TYPE))
        .get()
        .extracting(Property::value)
        .isEqualTo("application/openc2");
    assertThat(packet.property(Property.MESSAGE_EXPIRY))
        .get()
        .extracting(Property::number)
        .isEqualTo(30L);
    assertThat(packet.property(Property.RESPONSE_TOPIC)).isEmpty();
    assertThat(packet.property(Property.TOPIC_ALIAS)).isEmpty();
    assertThat(packet.userProperties())
        .extracting(property -> property.name() + "=" + property.value())
        .containsExactly("msgType=" + msgType, "encoding=" + encoding);
  }

  // K8, K9: whoever asked may listen in general only, as otupy's Producers do.
  @ParameterizedTest
  @MethodSource("brokers")
  @Tag("T27")
  void responseThatNobodyListensForGoesToTheGeneralTopic(TestBroker broker) throws Exception {
    RecordingProxy proxy = proxy(broker);
    ConsumerTransfer consumer = consumer(config(proxy).consumer(FW1, PROFILES));

    await(consumer.respond(frame(MessageKind.RESPONSE, "json", true), ProducerId.of("ghost")));
    await(consumer.respond(frame(MessageKind.RESPONSE, "json", true), null));

    assertThat(proxy.awaitPackets(3, is(PacketType.PUBLISH, Direction.TO_BROKER), PATIENCE))
        .extracting(packet -> packet.publish().topic())
        .containsExactly("oc2/rsp/ghost", "oc2/rsp", "oc2/rsp");
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void responseTopicsCanBeChosenForPeersThatListenElsewhere(TestBroker broker) throws Exception {
    RecordingProxy proxy = proxy(broker);
    ConsumerTransfer general =
        consumer(config(proxy).consumer(FW1, PROFILES).responseTopics(ResponseTopics.GENERAL));
    ConsumerTransfer both =
        consumer(
            config(proxy)
                .consumer(DeviceId.of("fw2"), PROFILES)
                .responseTopics(ResponseTopics.BOTH));

    await(general.respond(frame(MessageKind.RESPONSE, "json", true), SOC));
    await(both.respond(frame(MessageKind.RESPONSE, "json", true), SOC));

    assertThat(proxy.awaitPackets(3, is(PacketType.PUBLISH, Direction.TO_BROKER), PATIENCE))
        .extracting(packet -> packet.publish().topic())
        .containsExactly("oc2/rsp", "oc2/rsp/soc", "oc2/rsp");
  }

  // K9
  @ParameterizedTest
  @MethodSource("brokers")
  void brokerTellsThatNobodyListens(TestBroker broker) throws Exception {
    ProducerTransfer producer = producer(config(proxy(broker)).producer(SOC));

    Delivery delivery =
        await(
            producer.send(
                frame(MessageKind.REQUEST, "json", true),
                new Destination.ToDevice(DeviceId.of("ghost"))));

    assertThat(delivery).isEqualTo(Delivery.NOBODY_LISTENS);
  }

  // transf-mqtt v1.0 §2.6: made once, kept for later connections.
  @ParameterizedTest
  @MethodSource("brokers")
  @Tag("T13")
  void madeClientIdentifierIsKeptInTheStateDirectory(TestBroker broker) throws Exception {
    RecordingProxy proxy = proxy(broker);
    Path state = Files.createTempDirectory("state");

    for (int i = 0; i < 2; i++) {
      consumer(config(proxy).consumer(FW1, PROFILES).stateDirectory(state)).close();
    }

    assertThat(proxy.awaitPackets(2, is(PacketType.CONNECT), PATIENCE))
        .extracting(packet -> packet.connect().clientId())
        .doesNotContainNull()
        .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(1));
  }

  // K5: the engine has to see that a Command is retained.
  @ParameterizedTest
  @MethodSource("brokers")
  void frameIsNotAcknowledgedBeforeItsHandlerSaysSo(TestBroker broker) throws Exception {
    RecordingProxy proxy = proxy(broker);
    BlockingQueue<InboundFrame> commands = new LinkedBlockingQueue<>();
    consumer(config(proxy).consumer(FW1, PROFILES), commands);
    ProducerTransfer producer = producer(config(RecordingProxy.to(broker.port())).producer(SOC));
    await(producer.send(frame(MessageKind.REQUEST, "json", true), new Destination.All()));
    InboundFrame command = next(commands);

    assertThat(proxy.packets(is(PacketType.PUBACK, Direction.TO_BROKER))).isEmpty();
    command.acknowledge();
    command.acknowledge();

    proxy.awaitPacket(is(PacketType.PUBACK, Direction.TO_BROKER), PATIENCE);
    assertThat(command.isForThisDeviceAlone()).isFalse();
  }

  private RecordingProxy proxy(TestBroker broker) {
    RecordingProxy proxy = RecordingProxy.to(broker.port());
    open.push(proxy);
    return proxy;
  }

  private static MqttConfig.Builder config(RecordingProxy proxy) {
    return MqttConfig.builder("127.0.0.1").port(proxy.port());
  }

  private ConsumerTransfer consumer(MqttConfig.Builder config) throws Exception {
    return consumer(config, new LinkedBlockingQueue<>());
  }

  private ConsumerTransfer consumer(MqttConfig.Builder config, BlockingQueue<InboundFrame> commands)
      throws Exception {
    ConsumerTransfer transfer = MqttTransfer.of(config.build()).consumer();
    open.push(transfer);
    await(transfer.start(commands::add));
    return transfer;
  }

  private ProducerTransfer producer(MqttConfig.Builder config) throws Exception {
    ProducerTransfer transfer = MqttTransfer.of(config.build()).producer();
    open.push(transfer);
    await(transfer.start(InboundFrame::acknowledge));
    return transfer;
  }

  private static OutboundFrame frame(MessageKind kind, String encoding, boolean text) {
    return new OutboundFrame(
        kind, encoding, text, "{}".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(30));
  }

  private static <T extends @Nullable Object> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static InboundFrame next(BlockingQueue<InboundFrame> frames) throws InterruptedException {
    InboundFrame frame = frames.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(frame).isNotNull();
    return frame;
  }
}

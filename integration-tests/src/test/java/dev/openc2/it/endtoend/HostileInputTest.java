// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.ResponderState;
import dev.openc2.producer.SendOptions;
import dev.openc2.profile.Profiles;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.transfer.mqtt.link.InboundPublish;
import dev.openc2.transfer.mqtt.link.LinkConfig;
import dev.openc2.transfer.mqtt.link.LinkListener;
import dev.openc2.transfer.mqtt.link.MqttLink;
import dev.openc2.transfer.mqtt.link.OutboundPublish;
import dev.openc2.transfer.mqtt.link.PahoLink;
import dev.openc2.transfer.mqtt.link.Subscription;
import dev.openc2.value.DeviceId;
import dev.openc2.value.RequestId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever somebody publishes where Commands are expected, the Consumer says what is wrong and
 * serves the next.
 */
class HostileInputTest {

  private static final String TOPIC = "oc2/cmd/device/hostile-fw";
  private static final DeviceId DEVICE = DeviceId.of("hostile-fw");
  private static final String ID = "0b4a1f3e-5d2c-4e6f-9a7b-8c9d0e1f2a3b";
  private static final String OTHER_ID = "1c5b2a4f-6e3d-4f7a-8b8c-9d0e1f2a3b4c";
  private static final String GOOD_HEADERS =
      "\"headers\":{\"request_id\":\"" + ID + "\",\"from\":\"hostile-soc\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final BlockingQueue<InboundPublish> RESPONSES = new LinkedBlockingQueue<>();

  private static @Nullable TestBroker broker;
  private static @Nullable Fleet fleet;
  private static @Nullable Producer producer;
  private static @Nullable MqttLink attacker;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBrokers.embedded();
    fleet = new Fleet(broker);
    fleet.firewall(DEVICE.value());
    producer = fleet.producer("honest-soc");
    LinkConfig config =
        LinkConfig.builder(broker.host(), broker.port(), "attacker")
            .cleanStart(true)
            .maximumPacketSize(64 << 20)
            .subscriptions(
                List.of(Subscription.to("oc2/rsp"), Subscription.to("oc2/rsp/hostile-soc")))
            .build();
    attacker =
        new PahoLink(
            config,
            publish -> {
              publish.acknowledge();
              RESPONSES.add(publish);
            },
            LinkListener.NONE);
    Fleet.await(attacker.start());
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable closeable : new AutoCloseable[] {attacker, fleet, broker}) {
      if (closeable != null) {
        closeable.close();
      }
    }
  }

  static Stream<Arguments> answered() {
    return Stream.of(
        hostile("empty", "", null, 400),
        hostile("cut off in the body", "{" + GOOD_HEADERS + ",\"body\":{\"openc2\"", ID, 400),
        hostile("cut off in the headers", "{" + GOOD_HEADERS.replace("}", ""), null, 400),
        hostile("not an object", "[]", null, 400),
        hostile("no body", "{" + GOOD_HEADERS + "}", ID, 400),
        hostile("no action", message("{\"target\":{\"features\":[]}}"), ID, 400),
        hostile(
            "an action of nobody's",
            message("{\"action\":\"explode\",\"target\":{\"features\":[]}}"),
            ID,
            400),
        hostile(
            "two targets",
            message("{\"action\":\"query\",\"target\":{\"features\":[],\"uri\":\"a:b\"}}"),
            ID,
            400),
        hostile(
            "a key twice",
            message("{\"action\":\"query\",\"action\":\"deny\",\"target\":{\"features\":[]}}"),
            ID,
            400),
        hostile(
            "from with a wildcard",
            "{\"headers\":{\"request_id\":\""
                + ID
                + "\",\"from\":\"#\"},\"body\":{\"openc2\":{\"request\":"
                + "{\"action\":\"query\",\"target\":{\"features\":[]}}}}}",
            ID,
            400),
        hostile(
            "a target of an unknown profile",
            message("{\"action\":\"set\",\"target\":{\"x-nobody:thing\":1}}"),
            ID,
            501),
        hostile(
            "a pair that is not offered",
            message("{\"action\":\"detonate\",\"target\":{\"features\":[]}}").replace(ID, OTHER_ID),
            OTHER_ID,
            501),
        hostile("200 000 brackets", "[".repeat(200_000), null, 400),
        hostile("a number of 100 000 digits", "1".repeat(100_000), null, 400));
  }

  @ParameterizedTest
  @MethodSource("answered")
  void malformedCommandIsAnsweredWithItsRequestIdWhereThatCanBeRead(
      String payload, @Nullable String requestId, int status) throws Exception {
    RESPONSES.clear();

    publish(payload.getBytes(StandardCharsets.UTF_8), HostileInputTest::properties);

    Message response = nextResponse();
    assertThat(response.headers().requestId())
        .isEqualTo(requestId == null ? null : RequestId.of(requestId));
    assertThat(response.headers().from()).isEqualTo(DEVICE.value());
    assertThat(((Response) response.content()).status()).isEqualTo(status);
    assertThat(((Response) response.content()).statusText()).isNotBlank();
    assertServesTheNext();
  }

  static Stream<Arguments> oddProperties() {
    return Stream.of(
        odd(
            "unknown encoding",
            b -> b.contentType("application/openc2").userProperty("encoding", "xml")),
        odd("encoding contradicts payload", b -> properties(b, "cbor")),
        odd("foreign content type", b -> properties(b.contentType("image/png"), "json")),
        odd("not UTF-8", b -> properties(b, "json"), new byte[] {(byte) 0xC3, 0x28}),
        odd("zero bytes", b -> properties(b, "cbor"), new byte[1000]),
        odd("CBOR that never ends", b -> properties(b, "cbor"), new byte[] {(byte) 0x9F}),
        odd(
            "CBOR that claims two gigabytes",
            b -> properties(b, "cbor"),
            new byte[] {0x5A, 0x7F, 0, 0, 0}));
  }

  @ParameterizedTest
  @MethodSource("oddProperties")
  @Tag("T26")
  void oddPublishIsAnswered400(UnaryOperator<OutboundPublish.Builder> properties, byte[] payload)
      throws Exception {
    RESPONSES.clear();

    publish(payload, properties);

    assertThat(((Response) nextResponse().content()).status()).isEqualTo(400);
    assertServesTheNext();
  }

  // Nobody can tell what was asked, or it is not for this device's ears: silence is the answer.
  @ParameterizedTest
  @MethodSource("silent")
  void whatIsNoCommandIsPassedOver(byte[] payload) throws Exception {
    RESPONSES.clear();

    publish(payload, HostileInputTest::properties);

    assertServesTheNext();
    assertThat(RESPONSES).isEmpty();
  }

  @Test
  void responseIsPassedOver() throws Exception {
    RESPONSES.clear();
    String response =
        "{" + GOOD_HEADERS + ",\"body\":{\"openc2\":{\"response\":{\"status\":200}}}}";

    publish(
        response.getBytes(StandardCharsets.UTF_8),
        builder -> builder.userProperty("msgType", "rsp").userProperty("encoding", "json"));

    assertServesTheNext();
    assertThat(RESPONSES).isEmpty();
  }

  static Stream<Arguments> silent() {
    return Stream.of(
        argumentSet("20 MB", (Object) new byte[20 << 20]),
        argumentSet(
            "none, and nonsense",
            (Object)
                message(
                        "{\"action\":\"explode\",\"target\":{\"features\":[]},"
                            + "\"args\":{\"response_requested\":\"none\"}}")
                    .getBytes(StandardCharsets.UTF_8)),
        argumentSet(
            "for another device",
            (Object)
                ("{\"headers\":{\"request_id\":\""
                        + ID
                        + "\",\"from\":\"hostile-soc\",\"to\":[\"other\"]},"
                        + "\"body\":{\"openc2\":{\"request\":{\"action\":\"query\",\"target\":{\"features\":[]}}}}}")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  private static Arguments hostile(
      String name, String payload, @Nullable String requestId, int status) {
    return argumentSet(name, payload, requestId, status);
  }

  private static Arguments odd(String name, UnaryOperator<OutboundPublish.Builder> properties) {
    return odd(name, properties, message("{}").getBytes(StandardCharsets.UTF_8));
  }

  private static Arguments odd(
      String name, UnaryOperator<OutboundPublish.Builder> properties, byte[] payload) {
    return argumentSet(name, properties, payload);
  }

  private static String message(String request) {
    return "{" + GOOD_HEADERS + ",\"body\":{\"openc2\":{\"request\":" + request + "}}}";
  }

  private static OutboundPublish.Builder properties(OutboundPublish.Builder builder) {
    return properties(builder, "json");
  }

  private static OutboundPublish.Builder properties(
      OutboundPublish.Builder builder, String encoding) {
    return builder.userProperty("msgType", "req").userProperty("encoding", encoding);
  }

  private static void publish(byte[] payload, UnaryOperator<OutboundPublish.Builder> properties)
      throws Exception {
    Fleet.await(
        requireNonNull(attacker)
            .publish(properties.apply(OutboundPublish.builder(TOPIC, payload)).build()));
  }

  private static Message nextResponse() throws InterruptedException {
    InboundPublish publish = RESPONSES.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(publish).as("a response").isNotNull();
    String encoding =
        publish.userProperties().stream()
            .filter(property -> property.name().equals("encoding"))
            .findFirst()
            .orElseThrow()
            .value();
    return MessageCodec.of(Profiles.installed())
        .decode(publish.payload(), Encodings.installed().get(encoding).orElseThrow());
  }

  private static void assertServesTheNext() throws InterruptedException {
    Outcome outcome =
        requireNonNull(producer)
            .send(Command.of(Action.QUERY, new FeaturesTarget(Set.of())), SendOptions.to(DEVICE))
            .await();
    assertThat(outcome.responders())
        .singleElement()
        .satisfies(responder -> assertThat(responder.state()).isEqualTo(ResponderState.ANSWERED));
  }
}

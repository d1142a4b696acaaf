// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static dev.openc2.producer.ProducerFixture.CONSOLE;
import static dev.openc2.producer.ProducerFixture.DENY;
import static dev.openc2.producer.ProducerFixture.OK;
import static dev.openc2.producer.ProducerFixture.PROCESSING;
import static dev.openc2.producer.ProducerFixture.isOver;
import static dev.openc2.producer.ProducerFixture.outcome;
import static dev.openc2.producer.ProducerFixture.to;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Extensions;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.message.Notification;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.testkit.transfer.RawFrame;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What arrives at a Producer and is not simply an answer. */
class ProducerStrayMessagesTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String OWN_CHANNEL = "rsp/console";
  private static final MessageCodec CODEC = MessageCodec.of(Profiles.none());

  private final List<Message> notifications = new ArrayList<>();
  private final ProducerFixture on =
      new ProducerFixture(settings -> settings.onNotification(notifications::add));

  @Test
  void anAnswerToAnExchangeThatIsOverIsDroppedAndCountedAsLate() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));
    on.time.advance(TIMEOUT);

    inject(json(exchange.requestId(), "fw1", OK));

    assertThat(outcome(exchange).missing()).containsExactly("fw1");
    assertThat(exchange.responders()).containsExactly(Responder.silent("fw1"));
    assertThat(on.producer.statistics().late()).isEqualTo(1);
  }

  @Test
  void anAnswerToNoneOfOurCommandsIsDroppedAndCountedAsForeign() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));

    inject(json(RequestId.of("another's"), "fw1", OK));
    inject(json(null, "fw1", OK));

    assertThat(isOver(exchange)).isFalse();
    assertThat(exchange.responders()).containsExactly(Responder.silent("fw1"));
    assertThat(on.producer.statistics().foreign()).isEqualTo(2);
  }

  @Test
  void aCommandAmongTheAnswersIsForeign() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));

    inject(CODEC.encode(exchange.message(), Encodings.JSON));
    inject(
        bytes(
            """
            {"headers":{"request_id":"%s","from":"fw1"},"body":{"openc2":{"request":{}}}}"""
                .formatted(exchange.requestId())));

    assertThat(exchange.responders()).containsExactly(Responder.silent("fw1"));
    assertThat(on.producer.statistics().foreign()).isEqualTo(2);
  }

  @Test
  void anAnswerThatIsNoResponseMakesItsSenderUnintelligible() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));

    inject(
        bytes(
            """
            {"headers":{"request_id":"%s","from":"fw1"},
             "body":{"openc2":{"response":{"status":"fine"}}}}"""
                .formatted(exchange.requestId())));

    Responder fw1 = outcome(exchange).responders().get(0);
    assertThat(fw1.device()).isEqualTo("fw1");
    assertThat(fw1.state()).isEqualTo(ResponderState.UNINTELLIGIBLE);
    assertThat(fw1.problem()).contains("/body/openc2/response/status");
    assertThat(outcome(exchange).missing()).isEmpty();
    assertThat(on.producer.statistics().unintelligible()).isEqualTo(1);
  }

  @Test
  void bytesThatAreNoDocumentAreDroppedAndCounted() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));

    inject(new byte[0]);
    inject(bytes("{\"headers\":"));
    inject(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    inject(bytes("[".repeat(200_000)));
    inject(bytes("\"just text\""));

    assertThat(exchange.responders()).containsExactly(Responder.silent("fw1"));
    assertThat(on.producer.statistics().unintelligible()).isEqualTo(5);
  }

  @Test
  void anAnswerWithoutADeclaredEncodingIsReadAllTheSame() {
    on.device("fw1");
    on.device("fw2");
    Exchange exchange = on.producer.send(DENY, to("fw1", "fw2"));

    on.network.inject(OWN_CHANNEL, RawFrame.undeclared(json(exchange.requestId(), "fw1", OK)));
    on.network.inject(
        OWN_CHANNEL,
        new RawFrame(
            CODEC.encode(response(exchange.requestId(), "fw2", OK), Encodings.CBOR),
            "no such encoding",
            null,
            "application/cbor",
            false));

    assertThat(outcome(exchange).responders())
        .extracting(Responder::state)
        .containsExactly(ResponderState.ANSWERED, ResponderState.ANSWERED);
  }

  // A msgType that contradicts the body is somebody's mistake or trick.
  @Test
  void anAnswerThatIsDeclaredAsSomethingElseIsDroppedAndCounted() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));
    byte[] answer = json(exchange.requestId(), "fw1", OK);

    on.network.inject(
        OWN_CHANNEL, new RawFrame(answer, "json", MessageKind.NOTIFICATION, null, false));

    assertThat(isOver(exchange)).isFalse();
    assertThat(on.producer.statistics().contradictory()).isEqualTo(1);
  }

  @Test
  void anAnswerThatTheTransportKeptFromEarlierIsDroppedAndCounted() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));
    byte[] answer = json(exchange.requestId(), "fw1", OK);

    on.network.inject(OWN_CHANNEL, new RawFrame(answer, "json", null, null, true));

    assertThat(isOver(exchange)).isFalse();
    assertThat(on.producer.statistics().retained()).isEqualTo(1);
  }

  @Test
  void theSecondFinalAnswerOfADeviceIsDroppedAndCounted() {
    on.device("fw1", PROCESSING, OK, Response.of(StatusCode.NOT_FOUND));
    on.device("fw2");

    Exchange exchange = on.producer.send(DENY, to("fw1", "fw2"));

    assertThat(exchange.responders().get(0).response()).isEqualTo(OK);
    assertThat(on.producer.statistics().duplicate()).isEqualTo(1);
  }

  @Test
  void aNotificationGoesToTheListenerAndToNoExchange() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));
    Message notification =
        Message.of(
            Headers.of(exchange.requestId(), null, "fw1", List.of()),
            new Notification(Extensions.NONE));

    inject(CODEC.encode(notification, Encodings.JSON));

    assertThat(notifications).containsExactly(notification);
    assertThat(exchange.responders()).containsExactly(Responder.silent("fw1"));
    assertThat(on.producer.statistics().notifications()).isEqualTo(1);
  }

  @Test
  void aListenerThatFailsGetsTheNextNotificationAllTheSame() {
    List<String> heard = new ArrayList<>();
    ProducerFixture clumsy =
        new ProducerFixture(
            settings ->
                settings.onNotification(
                    message -> {
                      heard.add(String.valueOf(message.headers().from()));
                      throw new IllegalStateException("clumsy");
                    }));

    for (String from : List.of("fw1", "fw2")) {
      Message notification =
          Message.of(Headers.of(null, null, from, List.of()), new Notification(Extensions.NONE));
      clumsy.network.inject(
          OWN_CHANNEL, RawFrame.undeclared(CODEC.encode(notification, Encodings.JSON)));
    }

    assertThat(heard).containsExactly("fw1", "fw2");
  }

  @Test
  void notificationsThatASlowListenerLeavesWaitingAreBounded() {
    List<Runnable> waiting = new ArrayList<>();
    ProducerFixture slow =
        new ProducerFixture(
            settings -> settings.executor(waiting::add).onNotification(notifications::add));
    byte[] notification =
        CODEC.encode(
            Message.of(Headers.of(null, null, "fw1", List.of()), new Notification(Extensions.NONE)),
            Encodings.JSON);

    IntStream.range(0, 1001)
        .forEach(number -> slow.network.inject(OWN_CHANNEL, RawFrame.undeclared(notification)));
    waiting.forEach(Runnable::run);
    slow.network.inject(OWN_CHANNEL, RawFrame.undeclared(notification));
    waiting.get(waiting.size() - 1).run();

    assertThat(notifications).hasSize(1001);
    assertThat(slow.producer.statistics().overflow()).isEqualTo(1);
  }

  @Test
  void respondersThatNobodyAskedForAreBounded() {
    ProducerFixture small = new ProducerFixture(settings -> settings.maxResponders(2));
    small.device("fw1", OK);
    small.device("fw2", OK);
    small.device("fw3", OK);

    Exchange exchange = small.producer.send(DENY);

    assertThat(exchange.responders()).hasSize(2);
    assertThat(small.producer.statistics().overflow()).isEqualTo(1);
  }

  @Test
  void everythingThatArrivesIsAcknowledged() {
    on.device("fw1");
    inject(bytes("rubbish"));
    inject(json(RequestId.of("another's"), "fw1", OK));
    on.network.inject(OWN_CHANNEL, new RawFrame(bytes("{}"), "json", null, null, true));

    on.producer.close();
    List<Object> left = new ArrayList<>();
    FrameHandler handler = left::add;
    ProducerTransfer next = on.network.producer(CONSOLE);
    next.start(handler).toCompletableFuture().join();

    assertThat(left).isEmpty();
  }

  private void inject(byte[] payload) {
    on.network.inject(OWN_CHANNEL, new RawFrame(payload, "json", null, null, false));
  }

  private static byte[] json(@Nullable RequestId requestId, String from, Response response) {
    return CODEC.encode(response(requestId, from, response), Encodings.JSON);
  }

  private static Message response(@Nullable RequestId requestId, String from, Response response) {
    return Message.of(Headers.of(requestId, null, from, List.of()), response);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

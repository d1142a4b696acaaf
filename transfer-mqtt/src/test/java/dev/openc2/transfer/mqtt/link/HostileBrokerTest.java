// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static dev.openc2.transfer.mqtt.link.Rig.config;
import static dev.openc2.transfer.mqtt.link.Rig.failure;
import static dev.openc2.transfer.mqtt.link.Rig.message;
import static dev.openc2.transfer.mqtt.link.Rig.next;
import static dev.openc2.transfer.mqtt.link.Rig.text;
import static dev.openc2.transfer.mqtt.link.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.transfer.mqtt.link.LinkException.Kind;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What brokers, and publishers behind them, can do to a link. */
class HostileBrokerTest {

  // Paho alone waits for a CONNACK for ever.
  @Test
  @Tag("trap-silent-server")
  void silentServerFailsTheStartInTime() {
    try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.Session::drain);
        Rig rig = new Rig(config(broker.port()).connectTimeout(Duration.ofMillis(300)).build())) {

      LinkException why = failure(rig.link.start());

      assertThat(why.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(why).hasMessageContaining("did not answer CONNECT");
    }
  }

  // Paho's connecting thread would wait for ever to see threads start that have ended already.
  @Test
  @Tag("trap-start-race")
  void serverThatClosesAtOnceLeavesNoThreadBehind() {
    try (ScriptedBroker broker = new ScriptedBroker(session -> {})) {
      for (int i = 0; i < 20; i++) {
        LinkConfig config = config(broker.port()).build();
        Rig rig = new Rig(config);

        LinkException why = failure(rig.link.start());

        assertThat(why.kind()).isEqualTo(Kind.UNREACHABLE);
        rig.close();
        Rig.awaitNoThreads(config);
      }
    }
  }

  @Test
  void linkThatIsClosedWhileConnectingLeavesNoThreadBehind() {
    try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.Session::drain)) {
      for (int i = 0; i < 20; i++) {
        LinkConfig config = config(broker.port()).build();
        Rig rig = new Rig(config);
        CompletionStage<Void> start = rig.link.start();

        rig.close();

        assertThat(failure(start).kind()).isEqualTo(Kind.CLOSED);
        Rig.awaitNoThreads(config);
      }
    }
  }

  // K12: being taken over waits at least 30 s, not to fight with the other.
  @Test
  void takeOverWaitsHalfAMinute() {
    try (ScriptedBroker broker = accepting(session -> session.send("e0 01 8e"));
        Rig rig = new Rig(patient(broker).build()).starting()) {

      Rig.Loss loss = next(rig.losses);

      assertThat(loss.why().kind()).isEqualTo(Kind.REFUSED);
      assertThat(loss.why().reasonCode()).isEqualTo(0x8E);
      assertThat(loss.why()).hasMessageContaining("session taken over (0x8E)");
      assertThat(loss.nextTry()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void administrativeActionWaitsHalfAMinuteAndItsReasonIsTold() {
    try (ScriptedBroker broker =
            accepting(session -> session.send("e0 0b 98 09 1f 0006 62616e6e6564"));
        Rig rig = new Rig(patient(broker).build()).starting()) {

      Rig.Loss loss = next(rig.losses);

      assertThat(loss.why()).hasMessageContaining("banned");
      assertThat(loss.nextTry()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void refusedSubscriptionIsNamedWithAnyCode() {
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  String subscribe = session.read();
                  session.send("90 05" + subscribe.substring(2, 6) + "00 02 a2");
                  session.drain();
                });
        Rig rig =
            new Rig(
                config(broker.port())
                    .startPolicy(StartPolicy.KEEP_TRYING)
                    .subscriptions(to("good", "bad/#"))
                    .build())) {

      LinkException why = failure(rig.link.start());

      assertThat(why.kind()).isEqualTo(Kind.SUBSCRIPTION_REFUSED);
      assertThat(why.reasonCode()).isEqualTo(0xA2);
      assertThat(why).hasMessageContaining("bad/#");
      assertThat(rig.grants).containsExactly(2, 0xA2);
    }
  }

  // transf-mqtt v1.0 §3.3: OpenC2 messages are not to be served at most once.
  @Test
  void subscriptionGrantedWithQos0WhereMoreWasAskedForIsRefused() {
    try (ScriptedBroker broker =
        accepting(
            session -> {
              session.send("90 05" + session.read().substring(2, 6) + "00 00 00");
              session.drain();
            })) {
      List<Subscription> asked =
          List.of(
              new Subscription("watched", 0, false, true, 0),
              new Subscription("needed", 1, false, true, 0));
      try (Rig rig = new Rig(config(broker.port()).subscriptions(asked).build())) {

        LinkException why = failure(rig.link.start());

        assertThat(why.kind()).isEqualTo(Kind.SUBSCRIPTION_REFUSED);
        assertThat(why)
            .hasMessageEndingWith(
                "the subscription to needed: granted QoS 0 where at least 1 is needed");
      }
    }
  }

  // Nobody waits for the start any more: to give up would be a daemon that does nothing, silently;
  // to connect anew would deafen it for what is granted. Paho does not know the code of this
  // refusal.
  @Test
  @Tag("trap-refusals")
  void refusedRenewalIsToldAndAskedForAgainWhileTheOthersAreServed() {
    AtomicInteger connections = new AtomicInteger();
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  boolean isFirst = connections.incrementAndGet() == 1;
                  String id = session.read().substring(2, 6);
                  session.send("90 05" + id + (isFirst ? "00 02 02" : "00 02 a2"));
                  if (isFirst) {
                    return;
                  }
                  session.send("30 07 0004 676f6f64 00"); // on "good"
                  String again = session.read();
                  session.send("90 04" + again.substring(2, 6) + "00 87");
                  String onceMore = session.read();
                  session.send("90 04" + onceMore.substring(2, 6) + "00 02");
                  String publish = session.read();
                  session.send("40 02" + publish.substring(8, 12));
                  session.drain();
                });
        Rig rig = new Rig(patient(broker).subscriptions(to("good", "bad")).build()).starting()) {
      assertThat(next(rig.losses).why().kind()).isEqualTo(Kind.UNREACHABLE);

      Rig.Loss refusal = next(rig.refusals);
      Rig.Loss again = next(rig.refusals);

      assertThat(refusal.why().kind()).isEqualTo(Kind.SUBSCRIPTION_REFUSED);
      assertThat(refusal.why()).hasMessageContaining("bad").hasMessageContaining("(0xA2)");
      assertThat(again.nextTry()).isGreaterThan(refusal.nextTry());
      assertThat(next(rig.inbox).topic()).isEqualTo("good");
      for (int code : new int[] {2, 2, 2, 0xA2, 0x87, 2}) {
        assertThat(next(rig.grants)).isEqualTo(code);
      }
      assertThat(rig.publish("a", "x").reasonCode()).isZero();
      assertThat(rig.losses).isEmpty();
      List<String> subscribes =
          broker.received.stream().filter(packet -> packet.startsWith("82")).toList();
      assertThat(subscribes).hasSize(4);
      assertThat(subscribes.subList(2, 4)).allMatch(packet -> !packet.contains("676f6f64"));
    }
  }

  // Paho reads 65535 as -1: at best that is a window of one.
  @Test
  @Tag("trap-window")
  void largestReceiveMaximumIsAWindowOfItsSize() {
    try (ScriptedBroker broker =
            new ScriptedBroker(
                session -> {
                  session.read();
                  session.send("20 06 00 00 03 21 ffff");
                  String first = session.read();
                  String second = session.read();
                  session.send("40 02" + first.substring(8, 12));
                  session.send("40 02" + second.substring(8, 12));
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      CompletionStage<PublishAck> first = rig.link.publish(message("a", "x"));
      CompletionStage<PublishAck> second = rig.link.publish(message("a", "y"));

      assertThat(Rig.get(first).reasonCode()).isZero();
      assertThat(Rig.get(second).reasonCode()).isZero();
    }
  }

  // Paho refuses to continue after a refused QoS 2 publish; here only the publish fails.
  @Test
  @Tag("trap-refusals")
  void refusedQos2PublishFailsAloneAndTheConnectionLives() {
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  String first = session.read();
                  session.send("50 03" + first.substring(8, 12) + "87");
                  String second = session.read();
                  session.send("40 02" + second.substring(8, 12));
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      LinkException why =
          failure(
              rig.link.publish(
                  OutboundPublish.builder("a", "x".getBytes(StandardCharsets.UTF_8))
                      .qos(2)
                      .build()));

      assertThat(why.kind()).isEqualTo(Kind.PUBLISH_REFUSED);
      assertThat(why.reasonCode()).isEqualTo(0x87);
      assertThat(rig.publish("a", "y").reasonCode()).isZero();
      assertThat(rig.losses).isEmpty();
    }
  }

  @Test
  @Tag("trap-refusals")
  void refusedQos1PublishHasItsCode() {
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  session.send("40 03" + session.read().substring(8, 12) + "97");
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      assertThat(failure(rig.link.publish(message("a", "x"))).reasonCode()).isEqualTo(0x97);
    }
  }

  // One such message from a publisher would end Paho's receiving thread, unnoticed.
  @Test
  @Tag("trap-dead-receiver")
  void controlCharactersAndLargeCorrelationDataDoNotStopTheReceiver() {
    String correlation = "09 9c40" + "00".repeat(40_000);
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  // QoS 0 on "a": content type U+0001, 40 000 bytes of correlation data, "1".
                  session.send("30 ceb802 0001 61 c7b802 03 0001 01" + correlation + "31");
                  session.send("30 0f 0001 61 09 26 0002 0001 0002 ffff 32 33"); // broken UTF-8
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      assertThat(text(next(rig.inbox))).isEqualTo("1");
      assertThat(text(next(rig.inbox))).isEqualTo("23");
      assertThat(rig.losses).isEmpty();
    }
  }

  @Test
  void packetBeyondTheLimitEndsTheConnectionBeforeItIsRead() {
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  session.send("30 ffffff7f 0001 61"); // 256 MB are going to follow
                  session.drain();
                });
        Rig rig = new Rig(patient(broker).maximumPacketSize(1024).build()).starting()) {

      Rig.Loss loss = next(rig.losses);

      assertThat(loss.why().kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(loss.why()).hasMessageContaining("more than the 1024 announced");
    }
  }

  @Test
  void malformedPublishEndsTheConnectionWithAReason() {
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  session.send("30 04 0009 6161");
                  session.drain();
                });
        Rig rig = new Rig(patient(broker).build()).starting()) {

      assertThat(next(rig.losses).why()).hasMessageContaining("malformed PUBLISH");
    }
  }

  // Paho's receiver would die of it without telling anybody.
  @Test
  @Tag("trap-dead-receiver")
  void packetThatPahoCanNotReadEndsTheConnection() {
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  session.read();
                  session.send("40 08 0001 00 04 1f 0001 01"); // a reason string of U+0001
                  session.drain();
                });
        Rig rig = new Rig(patient(broker).build()).starting()) {
      CompletionStage<PublishAck> unused = rig.link.publish(message("a", "x"));

      assertThat(next(rig.losses).why().kind()).isEqualTo(Kind.PROTOCOL);
    }
  }

  // Paho's receiver would die of the control character, and 30 s would be half a second.
  @Test
  @Tag("trap-dead-receiver")
  void reasonOfADisconnectIsPrintableAndCutInTheText() {
    String bell = "07";
    String rightToLeft = "e280ae";
    String reason = bell + rightToLeft + "61".repeat(300);
    try (ScriptedBroker broker =
            accepting(session -> session.send("e0 b602 98 b302 1f 0130" + reason));
        Rig rig = new Rig(patient(broker).build()).starting()) {

      Rig.Loss loss = next(rig.losses);

      assertThat(loss.why())
          .hasMessage(
              "mqtt://127.0.0.1:%d disconnected us: administrative action (0x98), saying \"??%s…\""
                  .formatted(broker.port(), "a".repeat(198)));
      assertThat(loss.nextTry()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }
  }

  // MQTT 5.0 §4.13: it may be followed; ours does not leave the broker that it was told.
  @Test
  void serverReferenceIsToldAndNotFollowed() {
    String other = "6f746865723a31";
    AtomicInteger connections = new AtomicInteger();
    try (ScriptedBroker broker =
            new ScriptedBroker(
                session -> {
                  session.read();
                  if (connections.incrementAndGet() == 1) {
                    session.send("20 0d 00 9c 0a 1c 0007" + other);
                  } else {
                    session.send(ScriptedBroker.CONNACK);
                    session.send("e0 0c 9d 0a 1c 0007" + other);
                  }
                  session.drain();
                });
        Rig rig = new Rig(patient(broker).build()).starting()) {

      assertThat(next(rig.losses).why())
          .hasMessageContaining("refused the connection: use another server (0x9C)")
          .hasMessageContaining("refers us to \"other:1\", where we do not go");
      assertThat(next(rig.losses).why())
          .hasMessageContaining("disconnected us: server moved (0x9D)")
          .hasMessageContaining("refers us to \"other:1\", where we do not go");
    }
  }

  @Test
  void malformedDisconnectEndsTheConnectionWithAReason() {
    for (String packet : List.of("e0 03 98 7f 1f", "e0 05 98 03 1f ffff", "e0 04 98 02 ee 00")) {
      try (ScriptedBroker broker =
              accepting(
                  session -> {
                    session.send(packet);
                    session.drain();
                  });
          Rig rig = new Rig(patient(broker).build()).starting()) {

        assertThat(next(rig.losses).why().kind()).as(packet).isEqualTo(Kind.PROTOCOL);
      }
    }
  }

  // HiveMQ refuses a publish with its code, and then throws the publisher off.
  @Test
  void publishRefusedWithItsCodeAndADisconnectFailsOnceAndIsNotSentAgain() {
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  String publish = session.read();
                  if (publish.startsWith("32")) {
                    session.send("40 03" + publish.substring(8, 12) + "87");
                    session.send("e0 01 87");
                  }
                  session.drain();
                });
        Rig rig = new Rig(patient(broker).build()).starting()) {

      LinkException why = failure(rig.link.publish(message("a", "x")));

      assertThat(why.reasonCode()).isEqualTo(0x87);
      assertThat(next(rig.losses).why())
          .hasMessageContaining("disconnected us: not authorized (0x87)");
      next(rig.connections);
      next(rig.connections);
      assertThat(broker.received).filteredOn(packet -> packet.startsWith("3")).hasSize(1);
    }
  }

  @Test
  void floodBehindABusyHandlerEndsTheConnectionInsteadOfTheMemory() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  for (int id = 1; id <= Inbox.MAX_MESSAGES + 10; id++) {
                    session.send("32 07 0001 61 %04x 00 78".formatted(id));
                  }
                  session.drain();
                });
        Rig rig =
            new Rig(
                patient(broker).build(),
                publish -> {
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                })) {
      rig.starting();

      Rig.Loss loss = next(rig.losses);

      assertThat(loss.why().reasonCode()).isEqualTo(0x93);
    } finally {
      release.countDown();
    }
  }

  // Mosquitto 2.0 sends more than it may under a burst: the same burst would end each connection.
  @Test
  void floodBehindAHandlerThatGoesOnIsHeldBackAndHandledAsAWhole() throws Exception {
    int flood = Inbox.MAX_MESSAGES + 2_000;
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch handled = new CountDownLatch(flood);
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  for (int id = 1; id <= flood; id++) {
                    session.send("32 07 0001 61 %04x 00 78".formatted(id));
                  }
                  session.drain();
                });
        Rig rig =
            new Rig(
                patient(broker).build(),
                publish -> {
                  if (handled.getCount() == flood) {
                    awaitQuietly(release);
                  }
                  publish.acknowledge();
                  handled.countDown();
                })) {
      rig.starting();
      long deadline = System.nanoTime() + Rig.PATIENCE.toNanos();
      while (!isReaderWaiting() && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }

      release.countDown();

      assertThat(handled.await(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(rig.losses).isEmpty();
    }
  }

  private static boolean isReaderWaiting() {
    return Thread.getAllStackTraces().values().stream()
        .anyMatch(
            stack ->
                Stream.of(stack)
                    .anyMatch(
                        frame ->
                            frame.getClassName().equals(Inbox.class.getName())
                                && frame.getMethodName().equals("isTakenSince")));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // MQTT 5.0 §4.3.3: a repeated QoS 2 PUBLISH whose identifier is not released is not a new one.
  @Test
  @Tag("trap-qos2-receive")
  void repeatedQos2PublishIsDeliveredOnce() {
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  session.send("34 07 0001 61 0007 00 31");
                  session.read(); // PUBREC
                  session.send("3c 07 0001 61 0007 00 31");
                  session.read(); // PUBREC
                  session.send("62 02 0007");
                  session.read(); // PUBCOMP
                  session.send("34 07 0001 61 0007 00 32");
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      assertThat(text(next(rig.inbox))).isEqualTo("1");
      assertThat(text(next(rig.inbox))).isEqualTo("2");
      next(broker.received); // CONNECT
      assertThat(next(broker.received)).isEqualTo("500007");
      assertThat(next(broker.received)).isEqualTo("500007");
      assertThat(next(broker.received)).isEqualTo("700007");
    }
  }

  // The identifiers of a session that the broker lost mean nothing in the next.
  @Test
  void lateAcknowledgementOfALostSessionDoesNotSwallowANewQos2Publish() {
    AtomicInteger connections = new AtomicInteger();
    CountDownLatch acknowledged = new CountDownLatch(1);
    BlockingQueue<InboundPublish> held = new LinkedBlockingQueue<>();
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  if (connections.incrementAndGet() == 1) {
                    session.send("34 07 0001 61 0007 00 31");
                    return;
                  }
                  await(acknowledged);
                  session.send("34 07 0001 61 0007 00 32");
                  session.drain();
                });
        Rig rig = new Rig(patient(broker).build(), held::add).starting()) {
      InboundPublish old = next(held);
      next(rig.connections);
      next(rig.connections);

      old.acknowledge();
      acknowledged.countDown();

      assertThat(text(next(held))).isEqualTo("2");
    }
  }

  // Brokers that route at PUBREC, not at PUBREL, say there that nobody listens.
  @Test
  void nobodyListensIsToldAtQos2() {
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  String id = session.read().substring(8, 12);
                  session.send("50 03" + id + "10");
                  session.read(); // PUBREL
                  session.send("70 02" + id);
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      PublishAck ack =
          Rig.get(rig.link.publish(OutboundPublish.builder("a", new byte[0]).qos(2).build()));

      assertThat(ack.nobodyListens()).isTrue();
      assertThat(rig.confirmations).containsExactly(0x10);
    }
  }

  // A publish that ends every connection must not do so for ever, nor hold up the others.
  @Test
  void publishThatKillsTheConnectionIsGivenUp() {
    AtomicInteger connections = new AtomicInteger();
    try (ScriptedBroker broker =
            accepting(
                session -> {
                  connections.incrementAndGet();
                  session.read();
                });
        Rig rig =
            new Rig(
                    config(broker.port())
                        .backoff(Duration.ofMillis(1), Duration.ofMillis(2))
                        .build())
                .started()) {

      LinkException why = failure(rig.link.publish(message("a", "x")));

      assertThat(why.kind()).isEqualTo(Kind.GIVEN_UP);
      assertThat(connections).hasValueGreaterThanOrEqualTo(Outbox.MAX_TRANSMISSIONS);
    }
  }

  @Test
  void publishLargerThanTheBrokerTakesIsRefusedHere() {
    try (ScriptedBroker broker =
            new ScriptedBroker(
                session -> {
                  session.read();
                  session.send("20 08 00 00 05 27 00000064"); // Maximum Packet Size 100
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      LinkException why = failure(rig.link.publish(message("a", "x".repeat(200))));

      assertThat(why.reasonCode()).isEqualTo(0x95);
      assertThat(why.kind()).isEqualTo(Kind.TOO_LARGE);
      assertThat(rig.losses).isEmpty();
    }
  }

  // MQTT 5.0 §3.2.2.3.4
  @Test
  void publishIsNotSentAtAHigherQosThanTheBrokerHas() {
    try (ScriptedBroker broker =
            new ScriptedBroker(
                session -> {
                  session.read();
                  session.send("20 05 00 00 02 24 01"); // Maximum QoS 1
                  session.send("40 02" + session.read().substring(8, 12));
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      Rig.get(rig.link.publish(OutboundPublish.builder("a", new byte[0]).qos(2).build()));

      next(broker.received); // CONNECT
      assertThat(next(broker.received)).startsWith("32");
    }
  }

  // transf-mqtt v1.0 §3.2: at least QoS 1, or not at all.
  @Test
  void publishIsRefusedWhereTheBrokerTakesQos0Alone() {
    try (ScriptedBroker broker =
            new ScriptedBroker(
                session -> {
                  session.read();
                  session.send("20 05 00 00 02 24 00"); // Maximum QoS 0
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).build()).started()) {
      LinkException why = failure(rig.link.publish(message("a", "x")));

      assertThat(why.reasonCode()).isEqualTo(0x9b);
      assertThat(rig.losses).isEmpty();
    }
  }

  @Test
  void publishWithoutConfirmationTimesOut() {
    try (ScriptedBroker broker = accepting(ScriptedBroker.Session::drain);
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      LinkException why =
          failure(
              rig.link.publish(
                  OutboundPublish.builder("a", new byte[0])
                      .deadline(Duration.ofMillis(100))
                      .build()));

      assertThat(why.kind()).isEqualTo(Kind.TIMED_OUT);
    }
  }

  @Test
  void queueOfUnfinishedPublishesIsBounded() {
    try (ScriptedBroker broker = accepting(ScriptedBroker.Session::drain)) {
      Rig rig = new Rig(config(broker.port()).outboxLimit(2).build()).started();
      CompletionStage<PublishAck> first = rig.link.publish(message("a", "1"));
      CompletionStage<PublishAck> second = rig.link.publish(message("a", "2"));

      LinkException why = failure(rig.link.publish(message("a", "3")));

      assertThat(why.kind()).isEqualTo(Kind.QUEUE_FULL);
      rig.close();
      assertThat(failure(first).kind()).isEqualTo(Kind.CLOSED);
      assertThat(failure(second).kind()).isEqualTo(Kind.CLOSED);
    }
  }

  // MQTT 5.0 §4.6: PUBACKs in the order of the PUBLISHes.
  @Test
  void acknowledgementsKeepTheOrderOfArrival() {
    try (ScriptedBroker broker =
        accepting(
            session -> {
              session.send("32 07 0001 61 0001 00 31");
              session.send("32 07 0001 61 0002 00 32");
              session.drain();
            })) {
      BlockingQueue<InboundPublish> held = new LinkedBlockingQueue<>();
      try (Rig holding = new Rig(config(broker.port()).build(), held::add).started()) {
        InboundPublish first = next(held);
        InboundPublish second = next(held);

        second.acknowledge();
        CompletionStage<PublishAck> unused = holding.link.publish(message("b", "x"));
        next(broker.received); // CONNECT
        assertThat(next(broker.received)).startsWith("32"); // and no PUBACK before it
        first.acknowledge();
        first.acknowledge();

        assertThat(next(broker.received)).isEqualTo("400001");
        assertThat(next(broker.received)).isEqualTo("400002");
        assertThat(holding.losses).isEmpty();
      }
    }
  }

  @Test
  void portWhereNobodyListensIsUnreachable() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (Rig rig = new Rig(config(port).build())) {

      LinkException why = failure(rig.link.start());

      assertThat(why.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(why).hasMessage("nobody answers at mqtt://127.0.0.1:" + port);
      assertThat(next(rig.losses).nextTry()).isNull();
    }
  }

  /** For brokers that end the connection so soon that the start may not be complete. */
  private static LinkConfig.Builder patient(ScriptedBroker broker) {
    return config(broker.port()).startPolicy(StartPolicy.KEEP_TRYING);
  }

  private static void await(CountDownLatch latch) throws InterruptedIOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private static ScriptedBroker accepting(ScriptedBroker.Script then) {
    return new ScriptedBroker(
        session -> {
          session.read();
          session.send(ScriptedBroker.CONNACK);
          then.play(session);
        });
  }
}

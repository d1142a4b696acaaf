// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static dev.openc2.transfer.mqtt.link.Rig.PATIENCE;
import static dev.openc2.transfer.mqtt.link.Rig.config;
import static dev.openc2.transfer.mqtt.link.Rig.get;
import static dev.openc2.transfer.mqtt.link.Rig.message;
import static dev.openc2.transfer.mqtt.link.Rig.next;
import static dev.openc2.transfer.mqtt.link.Rig.text;
import static dev.openc2.transfer.mqtt.link.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.transfer.mqtt.link.LinkException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a link does on every broker. */
class PahoLinkTest {

  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  void messageArrivesWithEverythingThatWasSent(BrokerKind kind) {
    String topic = "link/" + Rig.id();
    try (TestBroker broker = kind.open();
        Rig rig = new Rig(config(broker.port()).subscriptions(to(topic)).build()).started()) {

      PublishAck ack =
          get(
              rig.link.publish(
                  OutboundPublish.builder(topic, "{}".getBytes(StandardCharsets.UTF_8))
                      .qos(2)
                      .utf8(true)
                      .contentType("application/openc2")
                      .userProperty("msgType", "req")
                      .userProperty("encoding", "json")
                      .userProperty("msgType", "again")
                      .expiry(Duration.ofMinutes(1))
                      .build()));

      assertThat(ack.nobodyListens()).isFalse();
      InboundPublish arrived = next(rig.inbox);
      assertThat(text(arrived)).isEqualTo("{}");
      assertThat(arrived.qos()).isEqualTo(2);
      assertThat(arrived.retained()).isFalse();
      assertThat(arrived.duplicate()).isFalse();
      assertThat(arrived.payloadFormat()).isEqualTo(1);
      assertThat(arrived.contentType()).isEqualTo("application/openc2");
      assertThat(arrived.responseTopic()).isNull();
      assertThat(arrived.userProperties())
          .containsExactly(
              new UserProperty("msgType", "req"),
              new UserProperty("encoding", "json"),
              new UserProperty("msgType", "again"));
      assertThat(arrived.expiry()).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
    }
  }

  @ParameterizedTest
  @MethodSource("kindsAndQos")
  void publishToNobodyIsTold(BrokerKind kind, int qos) {
    try (TestBroker broker = kind.open();
        Rig rig = new Rig(config(broker.port()).build()).started()) {

      PublishAck ack =
          get(
              rig.link.publish(
                  OutboundPublish.builder("link/nobody/" + Rig.id(), new byte[0])
                      .qos(qos)
                      .build()));

      assertThat(ack.nobodyListens()).isTrue();
      assertThat(rig.confirmations).containsExactly(0x10);
    }
  }

  /** At QoS 2 mosquitto looks for subscribers only when PUBREL comes, too late to tell. */
  private static Stream<Arguments> kindsAndQos() {
    Set<BrokerKind> silent = EnumSet.of(BrokerKind.MOSQUITTO, BrokerKind.MOSQUITTO_CONTAINER);
    return Arrays.stream(BrokerKind.values())
        .flatMap(
            kind ->
                (silent.contains(kind) ? Stream.of(1) : Stream.of(1, 2))
                    .map(qos -> Arguments.of(kind, qos)));
  }

  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("T32")
  void listenerHearsTheCodesOfConnackSubackAndPuback(BrokerKind kind) {
    String topic = "link/" + Rig.id();
    try (TestBroker broker = kind.open();
        Rig rig =
            new Rig(
                    config(broker.port())
                        .subscriptions(List.of(new Subscription(topic, 1, false, true, 0)))
                        .build())
                .started()) {
      rig.publish(topic, "x");

      assertThat(rig.connections).containsExactly(false);
      assertThat(rig.grants).containsExactly(1);
      assertThat(rig.confirmations).containsExactly(0);
    }
  }

  // Far more than any Receive Maximum: Paho by itself refuses with "32202 Too many publishes".
  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("trap-window")
  void burstOverTheReceiveMaximumArrivesInOrder(BrokerKind kind) {
    String topic = "link/" + Rig.id();
    int count = 3000;
    try (TestBroker broker = kind.open();
        Rig rig =
            new Rig(config(broker.port()).outboxLimit(count).subscriptions(to(topic)).build())
                .started()) {

      List<CompletionStage<PublishAck>> acks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        acks.add(rig.link.publish(message(topic, Integer.toString(i))));
      }

      acks.forEach(Rig::get);
      for (int i = 0; i < count; i++) {
        assertThat(text(next(rig.inbox))).isEqualTo(Integer.toString(i));
      }
      assertThat(rig.losses).isEmpty();
    }
  }

  // Paho's own QoS 2 receiving keeps every message and breaks with manual acknowledgement (K13).
  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("trap-qos2-receive")
  void thousandsOfQos2MessagesArriveOnceEach(BrokerKind kind) {
    String topic = "link/" + Rig.id();
    int count = 3000;
    try (TestBroker broker = kind.open();
        Rig rig =
            new Rig(config(broker.port()).outboxLimit(count).subscriptions(to(topic)).build())
                .started()) {

      List<CompletionStage<PublishAck>> acks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        acks.add(
            rig.link.publish(
                OutboundPublish.builder(topic, Integer.toString(i).getBytes(StandardCharsets.UTF_8))
                    .qos(2)
                    .build()));
      }

      acks.forEach(Rig::get);
      for (int i = 0; i < count; i++) {
        InboundPublish arrived = next(rig.inbox);
        assertThat(text(arrived)).isEqualTo(Integer.toString(i));
        assertThat(arrived.qos()).isEqualTo(2);
      }
      assertThat(rig.losses).isEmpty();
    }
  }

  // Paho's callback thread can not do this: a publish in a callback waits for itself.
  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("trap-callback-deadlock")
  void handlerMayPublishAndWait(BrokerKind kind) throws Exception {
    String topic = "link/" + Rig.id();
    CountDownLatch answered = new CountDownLatch(200);
    MqttLink[] self = new MqttLink[1];
    InboundHandler answering =
        publish -> {
          get(self[0].publish(message(topic + "/answer", text(publish))));
          publish.acknowledge();
          answered.countDown();
        };
    try (TestBroker broker = kind.open();
        Rig asking = new Rig(config(broker.port()).build()).started();
        Rig rig = new Rig(config(broker.port()).subscriptions(to(topic)).build(), answering)) {
      self[0] = rig.link;
      rig.started();

      for (int i = 0; i < 200; i++) {
        CompletionStage<PublishAck> unused = asking.link.publish(message(topic, "q" + i));
      }

      assertThat(answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("%s", rig.losses)
          .isTrue();
      assertThat(rig.losses).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("trap-listener-exception")
  void handlerThatThrowsDoesNoHarmAndTheMessageDoesNotComeBack(BrokerKind kind) {
    String topic = "link/" + Rig.id();
    AtomicInteger calls = new AtomicInteger();
    LinkConfig[] used = new LinkConfig[1];
    try (TestBroker broker = kind.open()) {
      used[0] = config(broker.port()).subscriptions(to(topic)).receiveMaximum(1).build();
      CountDownLatch second = new CountDownLatch(1);
      InboundHandler failing =
          publish -> {
            if (calls.incrementAndGet() == 1) {
              throw new IllegalStateException("a bug in the handler, wanted by this test");
            }
            publish.acknowledge();
            second.countDown();
          };
      try (Rig rig = new Rig(used[0], failing).started()) {

        rig.publish(topic, "poison");
        rig.publish(topic, "after");

        // With a Receive Maximum of 1 the second comes only because the first was acknowledged.
        assertThat(second.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(rig.losses).isEmpty();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      try (Rig again = new Rig(used[0]).started()) {
        assertThat(again.connections).containsExactly(true);
        again.publish(topic, "last");
        assertThat(text(next(again.inbox))).isEqualTo("last");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("trap-manual-acks")
  void unacknowledgedMessageComesAgainAsDuplicate(BrokerKind kind) {
    String topic = "link/" + Rig.id();
    try (TestBroker broker = kind.open()) {
      LinkConfig config = config(broker.port()).subscriptions(to(topic)).build();
      List<InboundPublish> held = new ArrayList<>();
      CountDownLatch seen = new CountDownLatch(1);
      try (Rig rig =
          new Rig(
                  config,
                  publish -> {
                    held.add(publish);
                    seen.countDown();
                  })
              .started()) {
        rig.publish(topic, "x");
        assertThat(seen.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      held.get(0).acknowledge(); // too late, and harmless
      held.get(0).acknowledge();

      try (Rig again = new Rig(config).started()) {
        InboundPublish arrived = next(again.inbox);
        assertThat(text(arrived)).isEqualTo("x");
        assertThat(arrived.duplicate()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("trap-pauses")
  void connectingAndClosingTakeNoFixedPauses(BrokerKind kind) {
    try (TestBroker broker = kind.open()) {
      long[] connecting = new long[9];
      long[] closing = new long[9];
      for (int i = 0; i < closing.length; i++) {
        long start = System.nanoTime();
        Rig rig = new Rig(config(broker.port()).build()).started();
        long started = System.nanoTime();
        rig.close();
        connecting[i] = (started - start) / 1_000_000;
        closing[i] = (System.nanoTime() - started) / 1_000_000;
      }

      // Paho as it comes: 300 ms and 100 ms.
      assertThat(median(connecting)).isLessThan(200);
      assertThat(median(closing)).isLessThan(80);
    }
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  // Without TCP_NODELAY on our side an exchange waits for the peer's delayed ACK: 40 ms and more.
  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  @Tag("trap-nagle")
  void exchangesDoNotWaitForNagle(BrokerKind kind) {
    String topic = "link/" + Rig.id();
    try (TestBroker broker = kind.open();
        Rig asking =
            new Rig(config(broker.port()).subscriptions(to(topic + "/answer")).build()).started();
        Rig answering = new Rig(config(broker.port()).subscriptions(to(topic)).build()).started()) {
      List<Long> micros = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        long start = System.nanoTime();
        CompletionStage<PublishAck> unused = asking.link.publish(message(topic, "q"));
        next(answering.inbox);
        CompletionStage<PublishAck> unusedToo =
            answering.link.publish(message(topic + "/answer", "a"));
        next(asking.inbox);
        micros.add((System.nanoTime() - start) / 1000);
      }
      micros.sort(null);

      assertThat(micros.get(micros.size() / 2)).isLessThan(20_000);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  @Tag("trap-threads")
  void nothingButDaemonThreadsWhileOpenAndNoThreadAfterClose(BrokerKind kind) {
    try (TestBroker broker = kind.open()) {
      String topic = "link/" + Rig.id();
      LinkConfig config = config(broker.port()).subscriptions(to(topic)).build();
      Rig rig = new Rig(config).started();
      rig.publish(topic, "x");
      next(rig.inbox);
      assertThat(Rig.threadsOf(config)).isNotEmpty().allMatch(Thread::isDaemon);

      rig.close();
      rig.close();

      Rig.awaitNoThreads(config);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  void closedLinkRefusesToPublishAndFailsWhatWasWaiting(BrokerKind kind) {
    try (TestBroker broker = kind.open()) {
      Rig rig = new Rig(config(broker.port()).build()).started();
      rig.close();

      LinkException failure = Rig.failure(rig.link.publish(message("link/x", "x")));

      assertThat(failure.kind()).isEqualTo(Kind.CLOSED);
    }
  }
}

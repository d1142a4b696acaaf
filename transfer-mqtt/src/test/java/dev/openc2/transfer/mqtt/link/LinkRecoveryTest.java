// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static dev.openc2.transfer.mqtt.link.Rig.PATIENCE;
import static dev.openc2.transfer.mqtt.link.Rig.config;
import static dev.openc2.transfer.mqtt.link.Rig.failure;
import static dev.openc2.transfer.mqtt.link.Rig.get;
import static dev.openc2.transfer.mqtt.link.Rig.message;
import static dev.openc2.transfer.mqtt.link.Rig.next;
import static dev.openc2.transfer.mqtt.link.Rig.text;
import static dev.openc2.transfer.mqtt.link.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.broker.MosquittoBroker;
import dev.openc2.testkit.broker.MosquittoOptions;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.testkit.wire.Direction;
import dev.openc2.testkit.wire.Packet;
import dev.openc2.testkit.wire.PacketType;
import dev.openc2.testkit.wire.RecordingProxy;
import dev.openc2.transfer.mqtt.link.LinkException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Losing connections, sessions and brokers, and coming back. */
class LinkRecoveryTest {

  // Paho with its topic aliases never gets out of this again.
  @Test
  @Tag("trap-topic-alias")
  void publishesUnderWayWhenTheBrokerIsKilledAreAllConfirmedAfterwards(@TempDir Path folder) {
    String topic = "recovery/" + Rig.id();
    MosquittoOptions options =
        MosquittoOptions.builder().maxTopicAlias(10).persistenceFolder(folder).build();
    try (MosquittoBroker broker = TestBrokers.mosquitto(options);
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).build()).started()) {
      rig.publish(topic, "first");
      proxy.silence(true); // what is sent now gets no answer
      List<CompletionStage<PublishAck>> acks = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        acks.add(rig.link.publish(message(topic, "m" + i)));
      }
      proxy.awaitPackets(10, Packet.is(PacketType.PUBLISH, Direction.TO_BROKER), PATIENCE);

      broker.kill();
      proxy.silence(false);
      broker.start();

      acks.forEach(Rig::get);
      Set<String> sent = new HashSet<>();
      proxy
          .packets(Packet.is(PacketType.PUBLISH, Direction.TO_BROKER))
          .forEach(packet -> sent.add(packet.publish().text()));
      assertThat(sent).hasSize(51);
    }
  }

  // MQTT 5.0 §4.4: the same identifier, and DUP, in a resumed session.
  @Test
  void unconfirmedPublishIsSentAgainAsDuplicate() {
    String topic = "recovery/" + Rig.id();
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).build()).started()) {
      proxy.silence(true);
      CompletionStage<PublishAck> ack = rig.link.publish(message(topic, "x"));
      Packet first = proxy.awaitPacket(Packet.is(PacketType.PUBLISH), PATIENCE);
      proxy.silence(false);
      proxy.cut();

      get(ack);

      Packet second = proxy.packets(Packet.is(PacketType.PUBLISH)).get(1);
      assertThat(first.publish().duplicate()).isFalse();
      assertThat(second.publish().duplicate()).isTrue();
      assertThat(second.packetId()).isEqualTo(first.packetId());
      assertThat(next(rig.connections)).isFalse();
      assertThat(next(rig.connections)).isTrue();
    }
  }

  @Test
  void qos2PublishIsNotLostAndNotDoubledByALostConnection() {
    String topic = "recovery/" + Rig.id();
    Duration pause = Duration.ofMillis(20);
    try (TestBroker broker = TestBrokers.embedded();
        Rig receiver = new Rig(config(broker.port()).subscriptions(to(topic)).build()).started();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).backoff(pause, pause).build()).started()) {
      for (int i = 0; i < 20; i++) {
        CompletionStage<PublishAck> ack =
            rig.link.publish(
                OutboundPublish.builder(topic, ("m" + i).getBytes(StandardCharsets.UTF_8))
                    .qos(2)
                    .build());
        proxy.awaitPacket(Packet.is(PacketType.PUBLISH), PATIENCE);
        proxy.cut();
        get(ack);
        proxy.clear();
      }
      for (int i = 0; i < 20; i++) {
        assertThat(text(next(receiver.inbox))).isEqualTo("m" + i);
      }
      assertThat(receiver.inbox).isEmpty();
    }
  }

  @Test
  void publishMadeWhileDisconnectedIsSentOnTheNextConnection() {
    String topic = "recovery/" + Rig.id();
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).subscriptions(to(topic)).build()).started()) {
      proxy.refuse(true);
      proxy.cut();
      next(rig.losses);
      CompletionStage<PublishAck> ack =
          rig.link.publish(
              OutboundPublish.builder(topic, "x".getBytes(StandardCharsets.UTF_8))
                  .expiry(Duration.ofMinutes(10))
                  .build());
      CompletionStage<PublishAck> late =
          rig.link.publish(
              OutboundPublish.builder(topic, "late".getBytes(StandardCharsets.UTF_8))
                  .deadline(Duration.ofMillis(1))
                  .build());
      assertThat(failure(late).kind()).isEqualTo(Kind.TIMED_OUT);

      proxy.refuse(false);

      get(ack);
      assertThat(text(next(rig.inbox))).isEqualTo("x");
      rig.publish(topic, "after");
      assertThat(text(next(rig.inbox))).isEqualTo("after");
    }
  }

  // The embedded broker keeps sessions in memory only. A broker that restored an older state than
  // it
  // has promised would leave a Consumer deaf that believes it.
  @Test
  @Tag("trap-lost-subscriptions")
  void everyConnectionSubscribesAgainBeTheSessionKeptOrLost() {
    String topic = "recovery/" + Rig.id();
    try (TestBroker broker = TestBrokers.embeddedOfOneTest();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).subscriptions(to(topic)).build()).started()) {
      proxy.cut();
      proxy.awaitPackets(2, Packet.is(PacketType.CONNACK), PATIENCE);
      rig.publish(topic, "kept");
      assertThat(text(next(rig.inbox))).isEqualTo("kept");
      assertThat(proxy.packets(Packet.is(PacketType.SUBSCRIBE))).hasSize(2);
      assertThat(next(rig.connections)).isFalse();
      assertThat(next(rig.connections)).isTrue();

      broker.stop();
      broker.start();

      proxy.awaitPackets(3, Packet.is(PacketType.SUBSCRIBE), Duration.ofSeconds(30));
      rig.publish(topic, "anew");
      assertThat(text(next(rig.inbox))).isEqualTo("anew");
    }
  }

  // Paho never comes back while a handler is busy.
  @Test
  @Tag("trap-busy-handler")
  void busyHandlerDoesNotKeepTheLinkFromComingBack() throws Exception {
    String topic = "recovery/" + Rig.id();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    InboundHandler blocking =
        publish -> {
          busy.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          publish.acknowledge();
        };
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).subscriptions(to(topic)).build(), blocking)) {
      rig.started();
      rig.publish(topic, "x");
      assertThat(busy.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

      proxy.cut();

      next(rig.connections);
      next(rig.connections);
      rig.publish(topic, "y");
    } finally {
      release.countDown();
    }
  }

  // What waits for the handler when the connection is lost comes again: it must not be kept too.
  @Test
  void unacknowledgedMessagesInTheQueueAreHandledOnce() throws Exception {
    String topic = "recovery/" + Rig.id();
    CountDownLatch release = new CountDownLatch(1);
    BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    InboundHandler slow =
        publish -> {
          handled.add(text(publish) + (publish.duplicate() ? " again" : ""));
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          publish.acknowledge();
        };
    try (TestBroker broker = TestBrokers.mosquitto();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).subscriptions(to(topic)).build(), slow)) {
      rig.started();
      for (int i = 0; i < 3; i++) {
        rig.publish(topic, "m" + i);
      }
      proxy.awaitPackets(3, Packet.is(PacketType.PUBLISH, Direction.TO_CLIENT), PATIENCE);

      proxy.cut();
      next(rig.connections);
      next(rig.connections); // by now the link knows that the session is resumed
      release.countDown();
      proxy.awaitPackets(3, Packet.is(PacketType.PUBACK, Direction.TO_BROKER), PATIENCE);

      assertThat(handled).containsExactly("m0", "m0 again", "m1 again", "m2 again");
    }
  }

  @Test
  @Tag("trap-first-failure")
  void daemonKeepsTryingUntilTheBrokerIsThere() {
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port())) {
      proxy.refuse(true);
      try (Rig rig = new Rig(config(proxy.port()).startPolicy(StartPolicy.KEEP_TRYING).build())) {
        CompletionStage<Void> start = rig.link.start();
        assertThat(next(rig.losses).nextTry()).isNotNull();
        assertThat(next(rig.losses).nextTry()).isNotNull();

        proxy.refuse(false);

        get(start);
      }
    }
  }

  @Test
  @Tag("trap-silent-server")
  void serverThatIsSilentForAWhileDoesNotStopTheAttempts() {
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port())) {
      proxy.silence(true);
      try (Rig rig =
          new Rig(
              config(proxy.port())
                  .connectTimeout(Duration.ofMillis(300))
                  .startPolicy(StartPolicy.KEEP_TRYING)
                  .build())) {
        CompletionStage<Void> start = rig.link.start();
        next(rig.losses);

        proxy.silence(false);

        get(start);
      }
    }
  }

  @Test
  void wrongPasswordIsRefusedWithItsCodeAndADaemonTriesAgain() {
    MosquittoOptions options = MosquittoOptions.builder().user("user", "right").build();
    try (MosquittoBroker broker = TestBrokers.mosquitto(options)) {
      LinkConfig.Builder wrong =
          config(broker.port()).credentials("user", Password.of("wrong".toCharArray()));
      try (Rig rig = new Rig(wrong.build())) {
        LinkException why = failure(rig.link.start());

        assertThat(why.kind()).isEqualTo(Kind.REFUSED);
        assertThat(why.reasonCode()).isIn(0x86, 0x87);
      }
      try (Rig rig = new Rig(wrong.startPolicy(StartPolicy.KEEP_TRYING).build())) {
        CompletionStage<Void> unused = rig.link.start();

        assertThat(next(rig.losses).nextTry()).isNotNull();
        assertThat(next(rig.losses).why().kind()).isEqualTo(Kind.REFUSED);
      }
      LinkConfig right =
          config(broker.port()).credentials("user", Password.of("right".toCharArray())).build();
      try (Rig rig = new Rig(right).started()) {
        assertThat(rig.connections).hasSize(1);
      }
    }
  }

  @Test
  @Tag("trap-takeover")
  void takenOverByAnotherClientWithTheSameId() {
    String id = Rig.id();
    try (TestBroker broker = TestBrokers.embedded()) {
      LinkConfig config = LinkConfig.builder("127.0.0.1", broker.port(), id).build();
      try (Rig first = new Rig(config).started();
          Rig second = new Rig(config).started()) {

        Rig.Loss loss = next(first.losses);

        assertThat(loss.why().reasonCode()).isEqualTo(0x8E);
        assertThat(loss.nextTry()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(second.publish("recovery/" + id, "x").reasonCode()).isIn(0, 0x10);
        assertThat(second.losses).isEmpty();
      }
    }
  }
}

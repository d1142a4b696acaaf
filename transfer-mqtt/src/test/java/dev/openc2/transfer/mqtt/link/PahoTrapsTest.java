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
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.testkit.wire.Direction;
import dev.openc2.testkit.wire.Packet;
import dev.openc2.testkit.wire.PacketType;
import dev.openc2.testkit.wire.RecordingProxy;
import dev.openc2.transfer.mqtt.link.LinkException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Traps of Paho that show in no other behaviour; {@code docs/paho.md} has them all. */
class PahoTrapsTest {

  // Paho as it comes would wait 30 s for the confirmation.
  @Test
  @Tag("trap-quiesce")
  void closingDoesNotWaitForAnUnconfirmedPublishAndSaysDisconnect() {
    try (ScriptedBroker broker =
        new ScriptedBroker(
            session -> {
              session.read();
              session.send(ScriptedBroker.CONNACK);
              session.drain();
            })) {
      Rig rig = new Rig(config(broker.port()).build()).started();
      CompletionStage<PublishAck> ack = rig.link.publish(message("a", "x"));
      next(broker.received); // CONNECT
      assertThat(next(broker.received)).startsWith("32");
      long start = System.nanoTime();

      rig.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(700));
      assertThat(next(broker.received)).startsWith("e0");
      assertThat(Rig.failure(ack).kind()).isEqualTo(Kind.CLOSED);
    }
  }

  // Paho as it comes keeps each message in a file of the working directory, and syncs it.
  @Test
  @Tag("trap-files")
  void nothingIsWrittenToTheWorkingDirectory() throws IOException {
    List<Path> before = workingDirectory();
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).build()).started()) {
      proxy.silence(true);
      CompletionStage<PublishAck> unused = rig.link.publish(message("traps/" + Rig.id(), "x"));
      proxy.awaitPacket(Packet.is(PacketType.PUBLISH, Direction.TO_BROKER), PATIENCE);

      assertThat(workingDirectory()).isEqualTo(before);
    }
  }

  private static List<Path> workingDirectory() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
      return files.sorted().toList();
    }
  }

  // Paho swaps the directions: it holds what we send against what we take.
  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("trap-packet-size")
  void publishMayBeLargerThanWhatWeTake(BrokerKind kind) {
    String topic = "traps/" + Rig.id();
    String large = "x".repeat(5000);
    try (TestBroker broker = kind.open();
        Rig receiver = new Rig(config(broker.port()).subscriptions(to(topic)).build()).started();
        Rig rig = new Rig(config(broker.port()).maximumPacketSize(1024).build()).started()) {

      rig.publish(topic, large);

      assertThat(text(next(receiver.inbox))).isEqualTo(large);
      assertThat(rig.losses).isEmpty();
    }
  }

  // And what we take against what the broker takes.
  @Test
  @Tag("trap-packet-size")
  void brokerMaySendMoreThanItTakes() {
    String filter = "f".repeat(10);
    String reason = "1f 0064" + "78".repeat(100);
    try (ScriptedBroker broker =
            new ScriptedBroker(
                session -> {
                  session.read();
                  session.send("20 08 00 00 05 27 00000064"); // Maximum Packet Size 100
                  String id = session.read().substring(2, 6);
                  session.send("90 6b" + id + "67" + reason + "02");
                  session.drain();
                });
        Rig rig = new Rig(config(broker.port()).subscriptions(to(filter)).build()).started()) {

      assertThat(rig.grants).containsExactly(2);
      assertThat(rig.losses).isEmpty();
    }
  }

  // Paho logs a lost socket as SEVERE with a stack trace, on the standard error of every program.
  @Test
  @Tag("trap-logging")
  void lostConnectionIsToldToTheListenerAloneAndNotLoggedByPaho() {
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Handler recorder = new Recorder(logged);
    Logger root = Logger.getLogger("");
    root.addHandler(recorder);
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).build()).started()) {
      proxy.cut();
      next(rig.losses);
      get(rig.link.publish(message("traps/" + Rig.id(), "x")));

      assertThat(logged).isEmpty();
    } finally {
      root.removeHandler(recorder);
    }
  }

  // Paho tells a publish under way that it failed, and after the reconnect that it succeeded.
  @Test
  @Tag("trap-two-outcomes")
  void publishUnderWayWhenTheConnectionIsLostHasOneOutcome() {
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Rig rig = new Rig(config(proxy.port()).build()).started()) {
      Queue<String> outcomes = new ConcurrentLinkedQueue<>();
      proxy.silence(true);
      CompletionStage<PublishAck> ack = rig.link.publish(message("traps/" + Rig.id(), "x"));
      CompletionStage<PublishAck> told =
          ack.whenComplete((result, failure) -> outcomes.add(String.valueOf(failure)));
      proxy.awaitPacket(Packet.is(PacketType.PUBLISH, Direction.TO_BROKER), PATIENCE);
      proxy.silence(false);

      proxy.cut();

      get(told);
      assertThat(outcomes).containsExactly("null");
    }
  }

  // Paho's delay before a reconnect is one static field for all clients of a program.
  @Test
  @Tag("trap-shared-delay")
  void lossesOfOneLinkDoNotDelayAnother() {
    Duration second = Duration.ofSeconds(1);
    try (TestBroker broker = TestBrokers.embedded();
        RecordingProxy dead = RecordingProxy.to(broker.port());
        RecordingProxy proxy = RecordingProxy.to(broker.port())) {
      dead.refuse(true);
      LinkConfig.Builder trying = config(dead.port()).startPolicy(StartPolicy.KEEP_TRYING);
      try (Rig hopeless = new Rig(trying.build()).starting();
          Rig rig = new Rig(config(proxy.port()).build()).started()) {
        for (int i = 0; i < 4; i++) {
          next(hopeless.losses);
        }

        proxy.cut();

        assertThat(next(rig.losses).nextTry()).isLessThan(second);
      }
    }
  }

  private static final class Recorder extends Handler {
    private final Queue<String> logged;

    private Recorder(Queue<String> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(LogRecord entry) {
      if (String.valueOf(entry.getLoggerName()).startsWith("org.eclipse.paho")) {
        logged.add(entry.getLevel() + " " + entry.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

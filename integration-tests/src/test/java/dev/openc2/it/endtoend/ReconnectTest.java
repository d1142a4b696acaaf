// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.HandlerTable;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.producer.Exchange;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.Responder;
import dev.openc2.producer.ResponderState;
import dev.openc2.producer.SendOptions;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.wire.Direction;
import dev.openc2.testkit.wire.Packet;
import dev.openc2.testkit.wire.PacketType;
import dev.openc2.testkit.wire.RecordingProxy;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a Producer says of its devices is true also when its connection is lost in between. */
class ReconnectTest {

  private static final String DEVICE = "away-fw";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Command DENY =
      Command.of(Action.DENY, new Ipv4NetTarget(Ipv4Net.parse("192.0.2.0/24")));

  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  void anAnswerThatComesWhileTheProducerIsAwayIsNotLost(BrokerKind kind) throws Exception {
    try (TestBroker broker = kind.open();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        RecordingProxy devices = RecordingProxy.to(broker.port());
        Fleet fleet = new Fleet(uri(devices));
        Fleet away = new Fleet(uri(proxy))) {
      Gate gate = new Gate();
      fleet.consumer(DEVICE, gate);
      Producer producer = away.producer("away-soc");

      Exchange exchange = send(producer, PATIENCE);
      gate.entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      proxy.refuse(true);
      proxy.cut();
      gate.open.countDown();
      devices.awaitPacket(
          packet -> isResponse(packet) && packet.direction() == Direction.TO_BROKER, PATIENCE);
      proxy.refuse(false);

      assertThat(answer(exchange).state()).isEqualTo(ResponderState.ANSWERED);
      assertThat(proxy.connections()).isGreaterThan(1);
    }
  }

  // The confirmation is lost or not, as it happens: the Command goes out again, and runs once.
  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  void aCommandUnderWayWhenTheConnectionIsCutRunsOnceAndIsAnswered(BrokerKind kind)
      throws Exception {
    try (TestBroker broker = kind.open();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Fleet fleet = new Fleet(broker);
        Fleet away = new Fleet(uri(proxy))) {
      Gate gate = new Gate();
      gate.open.countDown();
      fleet.consumer(DEVICE, gate);
      Producer producer = away.producer("away-soc");

      for (int i = 1; i <= 5; i++) {
        proxy.clear();
        Exchange exchange = send(producer, PATIENCE);
        proxy.awaitPacket(Packet.is(PacketType.PUBLISH, Direction.TO_BROKER), PATIENCE);
        proxy.cut();

        assertThat(answer(exchange).state()).isEqualTo(ResponderState.ANSWERED);
        assertThat(gate.runs).hasValue(i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  void aDeviceIsNotCalledSilentWhereNobodyKnowsThatItGotTheCommand(BrokerKind kind)
      throws Exception {
    try (TestBroker broker = kind.open();
        RecordingProxy proxy = RecordingProxy.to(broker.port());
        Fleet fleet = new Fleet(broker);
        Fleet away = new Fleet(uri(proxy))) {
      fleet.consumer(DEVICE, new Gate());
      Producer producer = away.producer("away-soc");
      proxy.silence(true);

      Exchange exchange = send(producer, Duration.ofSeconds(1));

      Responder device = answer(exchange);
      assertThat(device.state()).isEqualTo(ResponderState.SILENT);
      assertThat(device.problem()).contains("whether it was delivered is not known");
    }
  }

  private static boolean isResponse(Packet packet) {
    return packet.type() == PacketType.PUBLISH && packet.publish().topic().startsWith("oc2/rsp");
  }

  private static Exchange send(Producer producer, Duration timeout) {
    return producer.send(
        DENY, SendOptions.builder().to(List.of(DeviceId.of(DEVICE))).timeout(timeout).build());
  }

  private static Responder answer(Exchange exchange) throws InterruptedException {
    Outcome outcome = exchange.await();
    assertThat(outcome.responders()).hasSize(1);
    return outcome.responders().get(0);
  }

  private static URI uri(RecordingProxy proxy) {
    return URI.create("mqtt://127.0.0.1:" + proxy.port());
  }

  /** Lets a Command through when it is told to. */
  private static final class Gate implements Actuator {

    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);
    final AtomicInteger runs = new AtomicInteger();
    private final HandlerTable handlers =
        HandlerTable.builder()
            .on(Action.DENY, Ipv4NetTarget.NAME, Handler.of((command, invocation) -> run()))
            .build();

    private Response run() {
      runs.incrementAndGet();
      entered.countDown();
      try {
        open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Response.of(StatusCode.OK);
    }

    @Override
    public Nsid nsid() {
      return Nsid.of("slpf");
    }

    @Override
    public Pairs pairs() {
      return handlers.pairs();
    }

    @Override
    public Optional<Handler> handler(Action action, String targetName) {
      return handlers.get(action, targetName);
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}

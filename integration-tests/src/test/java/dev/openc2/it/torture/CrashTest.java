// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.it.torture.Fate.Death;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.producer.Exchange;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.Responder;
import dev.openc2.producer.SendOptions;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Command that the broker has handed over runs once at most, and is answered truthfully. */
@Timeout(180)
class CrashTest {

  private static final String PLAIN = "plain.example";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;

  CrashTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static Producer producer(TestBroker broker) throws Exception {
    ProducerId id = ProducerId.of("soc");
    TransferConfig config = TransferConfig.of(broker.uri());
    Producer producer =
        Producer.builder(Transfers.providerOf(broker.uri()).producer(config, id), id)
            .responseTimeout(PATIENCE)
            .build();
    producer.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return producer;
  }

  private static Exchange send(Producer producer, String name) {
    return producer.send(
        Command.of(Action.DENY, new DomainNameTarget(name)),
        SendOptions.to(DeviceId.of(Device.ID)));
  }

  private static @Nullable Response answer(Exchange exchange) throws InterruptedException {
    Outcome outcome = exchange.await();
    return outcome.responders().stream()
        .filter(responder -> responder.device().equals(Device.ID))
        .findFirst()
        .map(Responder::response)
        .orElse(null);
  }

  private static int status(Exchange exchange) throws InterruptedException {
    Response answer = answer(exchange);
    return answer == null ? 0 : answer.status();
  }

  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  void whatDiedBeforeItTookEffectIsRunAfterTheRestart(BrokerKind kind) throws Exception {
    assertRunsOnceThoughTheDeviceDies(kind, Step.BEFORE_EFFECT);
  }

  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  void whatDiedAfterItTookEffectIsAnsweredAndNotRunAgain(BrokerKind kind) throws Exception {
    assertRunsOnceThoughTheDeviceDies(kind, Step.AFTER_EFFECT);
  }

  private void assertRunsOnceThoughTheDeviceDies(BrokerKind kind, Step step) throws Exception {
    try (TestBroker broker = kind.open();
        Device device = Device.start(directory, broker.uri(), true);
        Producer producer = producer(broker)) {
      device.fate().decree(step, Death.HALT);
      Exchange exchange = send(producer, PLAIN);
      device.awaitDeath(step, Death.HALT);
      device.start();

      assertThat(status(exchange)).isEqualTo(200);
      assertThat(device.witness().attested()).containsExactly(exchange.requestId().value());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  void whatNobodyKnowsIsAnsweredAsUnknownAndNotRunAgain(BrokerKind kind) throws Exception {
    try (TestBroker broker = kind.open();
        Device device = Device.start(directory, broker.uri(), false);
        Producer producer = producer(broker)) {
      device.fate().decree(Step.BEFORE_EFFECT, Death.HALT);
      Exchange before = send(producer, PLAIN);
      device.awaitDeath(Step.BEFORE_EFFECT, Death.HALT);
      device.start();

      Response answer = answer(before);
      assertThat(answer).isNotNull();
      assertThat(String.valueOf(answer)).contains("500", "whether it took effect is not known");
      assertThat(device.witness().attested()).isEmpty();
    }
  }
}

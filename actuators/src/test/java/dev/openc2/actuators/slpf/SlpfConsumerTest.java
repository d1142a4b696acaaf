// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.ActuatorContext;
import dev.openc2.consumer.Consumer;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.SendOptions;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.testkit.transfer.InMemoryNetwork;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profile between the two engines: what a Producer is answered. */
final class SlpfConsumerTest {

  private static final int DEADLINE_SECONDS = 30;
  private static final DeviceId DEVICE = DeviceId.of("fw1");
  private static final ProducerId PRODUCER = ProducerId.of("producer");

  private final InMemoryNetwork network = new InMemoryNetwork();
  private final ManualScheduler time = new ManualScheduler();
  private final SlpfMemoryFactory factory = new SlpfMemoryFactory();
  private final Consumer consumer =
      Consumer.builder(DEVICE)
          .transfer(network.consumer(DEVICE, Set.of(SlpfProfile.NSID)))
          .actuator(
              factory.create(
                  factory.defaultConfig(), new ActuatorContext(DEVICE, time.clock(), time, null)))
          .codec(MessageCodec.of(SlpfJson.PROFILES))
          .build();
  private final Producer producer =
      Producer.builder(network.producer(PRODUCER), PRODUCER)
          .codec(MessageCodec.of(SlpfJson.PROFILES))
          .responseTimeout(Duration.ofSeconds(DEADLINE_SECONDS))
          .build();

  @BeforeEach
  void start() throws Exception {
    consumer.start().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    producer.start().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    producer.close();
    consumer.close();
  }

  private Response ask(Command command) throws InterruptedException {
    Outcome outcome = producer.send(command, SendOptions.to(DEVICE)).await();
    return Objects.requireNonNull(outcome.responders().get(0).response());
  }

  // F5, F10, F11
  @Test
  void aRuleIsMadeAndDeletedOnce() throws Exception {
    Response made = ask(SlpfJson.command("deny", "'ipv4_net':'192.0.2.0/24'", ""));
    Response deleted = ask(SlpfJson.command("delete", "'slpf:rule_number':1", ""));
    Response again = ask(SlpfJson.command("delete", "'slpf:rule_number':1", ""));

    assertThat(SlpfDevice.number(made)).isEqualTo(1);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(500);
    assertThat(again.statusText()).isEqualTo("firewall rule not removed or updated");
  }

  // F4, F9, F13: whether the Command names the profile or its topic does.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update | 'file':{'name':'rules'}   | Command not supported",
        "deny   | 'domain_name':'a.example' | Target type not supported",
        "delete | 'file':{'name':'rules'}   | target not supported",
      })
  void whatIsNotOfferedIsAnsweredInTheWordsOfTheProfile(String action, String target, String text)
      throws Exception {
    Response response = ask(SlpfJson.command(action, target, ""));

    assertThat(response.status()).isEqualTo(501);
    assertThat(response.statusText()).isEqualTo(text);
  }

  @Test
  void aDeviceWithoutFilesSaysSoToACommandThatNamesTheProfile() throws Exception {
    Command update =
        SlpfJson.command("update", "'file':{'name':'rules'}", "")
            .withActuator(ActuatorSpecifier.of(SlpfProfile.NSID));

    assertThat(ask(update).statusText()).isEqualTo("Command not supported");
  }
}

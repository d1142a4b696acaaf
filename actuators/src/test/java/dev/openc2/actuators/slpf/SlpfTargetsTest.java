// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.Consumer;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.SendOptions;
import dev.openc2.testkit.transfer.InMemoryNetwork;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Producer is answered by a device that cannot filter one of the targets. */
final class SlpfTargetsTest {

  private static final int DEADLINE_SECONDS = 30;
  private static final DeviceId FW1 = DeviceId.of("fw1");
  private static final ProducerId PRODUCER = ProducerId.of("producer");

  static Stream<Arguments> commands() {
    return Stream.of("allow", "deny")
        .flatMap(
            action ->
                Stream.of(
                        "'ipv4_connection':{'dst_port':443}",
                        "'ipv6_connection':{'dst_port':443}",
                        "'ipv4_net':'192.0.2.0/24'",
                        "'ipv6_net':'2001:db8::/32'")
                    .map(target -> Arguments.of(action, target)));
  }

  // slpf v1.0 §2.3.1.1 to §2.3.1.4 (F4)
  @ParameterizedTest
  @MethodSource("commands")
  void aTargetThatTheDeviceCannotFilterIsAnsweredInTheWordsOfTheProfile(
      String action, String target) throws Exception {
    Command command = SlpfJson.command(action, target, "");
    try (SlpfDevice device = new SlpfDevice(allBut(command.target().name()), 100)) {
      Response response = ask(device, command);

      assertThat(response.status()).isEqualTo(501);
      assertThat(response.statusText()).isEqualTo("Target type not supported");
      assertThat(device.memory.rules()).isEmpty();
    }
  }

  private static FilterFeatures allBut(String target) {
    Set<String> targets = new HashSet<>(FilterFeatures.ALL.targets());
    targets.remove(target);
    return new FilterFeatures(
        targets,
        FilterFeatures.ALL.directions(),
        FilterFeatures.ALL.dropProcesses(),
        FilterFeatures.ALL.persistence());
  }

  private static Response ask(SlpfDevice device, Command command) throws Exception {
    InMemoryNetwork network = new InMemoryNetwork();
    MessageCodec codec = MessageCodec.of(SlpfJson.PROFILES);
    try (Consumer consumer =
            Consumer.builder(FW1)
                .transfer(network.consumer(FW1, Set.of(SlpfProfile.NSID)))
                .actuator(device.actuator)
                .codec(codec)
                .build();
        Producer producer =
            Producer.builder(network.producer(PRODUCER), PRODUCER)
                .codec(codec)
                .responseTimeout(Duration.ofSeconds(DEADLINE_SECONDS))
                .build()) {
      consumer.start().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      producer.start().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      Outcome outcome = producer.send(command, SendOptions.to(FW1)).await();
      return Objects.requireNonNull(outcome.responders().get(0).response());
    }
  }
}

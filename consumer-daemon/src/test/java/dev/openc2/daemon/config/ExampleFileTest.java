// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.consumer.ConsumerSettings;
import dev.openc2.encoding.Limits;
import dev.openc2.transfer.Credentials;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The example is the reference of the keys: it must be right and complete. */
final class ExampleFileTest {

  private static final Path EXAMPLE =
      Path.of("..", "distribution", "src", "main", "conf", "oc2d.example.yaml");

  private final ActuatorFactories factories = ActuatorFactories.installed(Assertions::fail);

  @Test
  void theExampleIsAConfiguration() throws Exception {
    DaemonConfig config = new ConfigParser(factories).parse(EXAMPLE);

    assertThat(config.device()).hasToString("fw1");
    assertThat(config.actuators())
        .extracting(actuator -> (Object) actuator.factory().getClass())
        .containsAll(factories.all().stream().map(factory -> (Object) factory.getClass()).toList());
  }

  @Test
  void theOptionsOfTheExampleAreAcceptedByTheirTransfer() throws Exception {
    DaemonConfig config = new ConfigParser(factories).parse(EXAMPLE);

    for (TransferSettings settings : config.transfers()) {
      URI endpoint = settings.uri();
      TransferConfig transfer =
          new TransferConfig(endpoint, Credentials.NONE, false, null, settings.options());
      Transfers.providerOf(endpoint).consumer(transfer, config.device(), config.profiles()).close();
    }
  }

  @Test
  void theExampleHasEveryKey() throws Exception {
    Set<String> keys = new TreeSet<>();
    collectKeys(YamlReader.read(Files.readString(EXAMPLE)), keys);

    Stream<Class<?>> types =
        Stream.of(
            DaemonConfig.class,
            TransferSettings.class,
            CredentialsSource.class,
            Limits.class,
            ConsumerSettings.class);
    assertThat(keys).containsAll(components(types));
    assertThat(keys)
        .containsAll(components(factories.all().stream().map(ActuatorFactory::configType)));
    assertThat(keys).contains("profile", "means", "config").containsAll(mqttOptions());
  }

  private static List<String> components(Stream<? extends Class<?>> types) {
    return types
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .map(RecordComponent::getName)
        .toList();
  }

  /** The refusal of an unknown option lists those that there are. */
  private static List<String> mqttOptions() {
    URI endpoint = URI.create("mqtt://127.0.0.1");
    TransferConfig wrong =
        new TransferConfig(endpoint, Credentials.NONE, false, null, Map.of("none", "x"));
    Throwable refusal =
        catchThrowable(
            () ->
                Transfers.providerOf(endpoint)
                    .consumer(wrong, DeviceId.of("fw1"), Set.of(Nsid.of("slpf"))));
    assertThat(refusal).hasMessageContaining("; there are ");
    return List.of(String.valueOf(refusal.getMessage()).split("; there are ", 2)[1].split(", "));
  }

  private static void collectKeys(YamlNode node, Set<String> keys) {
    if (node instanceof YamlNode.Mapping mapping) {
      keys.addAll(mapping.entries().keySet());
      mapping.entries().values().forEach(value -> collectKeys(value, keys));
    } else if (node instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> collectKeys(item, keys));
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.transfer.Credentials;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.TransferProvider;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MqttTransferProviderTest {

  private static final ProducerId SOC = ProducerId.of("soc");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mqtt://localhost",
        "MQTT://localhost:1884/",
        "mqtts://broker.example",
        "mqtts://[::1]:8883"
      })
  @Tag("T14")
  void uriOfMqttIsServed(String uri) {
    TransferProvider provider = Transfers.providerOf(URI.create(uri));

    assertThat(provider).isInstanceOf(MqttTransferProvider.class);
    assertThatCode(() -> provider.producer(TransferConfig.of(URI.create(uri)), SOC).close())
        .doesNotThrowAnyException();
  }

  @Test
  void otherSchemesAreRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Transfers.providerOf(URI.create("coap://x")))
        .hasMessageContaining("\"coap://x\"")
        .hasMessageContaining("mqtt://, mqtts://");
  }

  static Stream<Arguments> badConfigurations() {
    return Stream.of(
        bad("user in URI", "mqtt://u:secret@localhost", Map.of(), "user name"),
        bad("path", "mqtt://localhost/oc2", Map.of(), "path"),
        bad("fragment", "mqtt://localhost#x", Map.of(), "behind the port"),
        bad("no host", "mqtt:///x", Map.of(), "host"),
        bad("underscore host", "mqtt://my_host:1", Map.of(), "host"),
        bad(
            "unknown setting",
            "mqtt://localhost",
            Map.of("retain", "1"),
            "\"retain\" is not a setting of MQTT"),
        bad("qos 0", "mqtt://localhost", Map.of("qos", "0"), "qos: 0 is not between 1 and 2"),
        bad("qos text", "mqtt://localhost", Map.of("qos", "one"), "qos: \"one\""),
        bad(
            "duration",
            "mqtt://localhost",
            Map.of("keepAlive", "60"),
            "keepAlive: \"60\" is not a duration"),
        bad(
            "response topics",
            "mqtt://localhost",
            Map.of("responseTopics", "all"),
            "responseTopics: \"all\""),
        bad("not loopback", "mqtt://broker.example", Map.of(), "insecure"));
  }

  @ParameterizedTest
  @MethodSource("badConfigurations")
  void badConfigurationIsRefusedByNameBeforeConnecting(
      String uri, Map<String, String> options, String sentence) {
    TransferConfig config =
        new TransferConfig(URI.create(uri), Credentials.NONE, false, null, options);

    assertThatThrownBy(() -> new MqttTransferProvider().producer(config, SOC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("secret");
  }

  @Test
  void settingOfAProducerIsRefusedForAConsumer() {
    URI uri = URI.create("mqtt://localhost");
    TransferConfig config =
        new TransferConfig(uri, Credentials.NONE, false, null, Map.of("responseTimeout", "3s"));
    TransferProvider provider = new MqttTransferProvider();

    assertThatCode(() -> provider.producer(config, SOC).close()).doesNotThrowAnyException();
    assertThatThrownBy(() -> provider.consumer(config, DeviceId.of("fw1"), Set.of(Nsid.of("slpf"))))
        .hasMessageContaining("responseTimeout");
  }

  private static Arguments bad(
      String name, String uri, Map<String, String> options, String sentence) {
    return argumentSet(name, uri, options, sentence);
  }
}

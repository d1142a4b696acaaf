// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.transfer.Credentials;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttConfigTest {

  private static final Set<Nsid> SLPF = Set.of(Nsid.of("slpf"));

  @Test
  @Tag("T01")
  @Tag("T03")
  void everyDefaultIsAsDocumented() {
    MqttConfig config = MqttConfig.builder("localhost").id("fw1").profiles(SLPF).build();

    assertThat(config)
        .isEqualTo(
            new MqttConfig(
                "localhost",
                1883,
                false,
                Role.CONSUMER,
                "fw1",
                SLPF,
                Credentials.NONE,
                false,
                null,
                "",
                null,
                Duration.ofSeconds(10),
                1,
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                64,
                1 << 20,
                ResponseTopics.PRODUCER));
  }

  @Test
  @Tag("T01")
  void everyPartCanBeSetAndReadBack() {
    Credentials credentials = new Credentials("u", "p", Path.of("ca.pem"), null, null);

    MqttConfig config =
        MqttConfig.builder("192.0.2.1")
            .port(8884)
            .tls(true)
            .producer(ProducerId.of("soc"))
            .credentials(credentials)
            .clientId("abc")
            .clientName("n")
            .stateDirectory(Path.of("state"))
            .responseTimeout(Duration.ofSeconds(90))
            .qos(2)
            .keepAlive(Duration.ofSeconds(5))
            .receiveMaximum(10)
            .maxMessageBytes(2048)
            .responseTopics(ResponseTopics.BOTH)
            .build();

    assertThat(config.uri()).isEqualTo("mqtts://192.0.2.1:8884");
    assertThat(config.role()).isEqualTo(Role.PRODUCER);
    assertThat(config.id()).isEqualTo("soc");
    assertThat(config.credentials()).isEqualTo(credentials);
    assertThat(config.clientId()).isEqualTo("abc");
    assertThat(config.sessionExpiry())
        .as("a Producer's session lasts as long as it waits")
        .hasSeconds(90);
    assertThat(config.qos()).isEqualTo(2);
    assertThat(config.toString()).doesNotContain("password=p");
  }

  // Answers are kept while a connection is renewed, which takes half a minute at most.
  @Test
  void sessionOfAProducerOutlastsTheRenewalOfItsConnection() {
    MqttConfig config = MqttConfig.builder("localhost").producer(ProducerId.of("soc")).build();

    assertThat(config.responseTimeout()).hasSeconds(10);
    assertThat(config.sessionExpiry()).hasSeconds(60);
  }

  @Test
  @Tag("T08")
  @Tag("T09")
  void idIsMandatoryForBothRolesAndProfilesForConsumers() {
    assertThatThrownBy(() -> MqttConfig.builder("localhost").profiles(SLPF).build())
        .hasMessageContaining("id:");
    assertThatThrownBy(() -> MqttConfig.builder("localhost").role(Role.PRODUCER).build())
        .hasMessageContaining("id:");
    assertThatThrownBy(() -> MqttConfig.builder("localhost").id("fw1").build())
        .hasMessageContaining("profiles:");
    assertThatCode(() -> MqttConfig.builder("localhost").producer(ProducerId.of("soc")).build())
        .doesNotThrowAnyException();
  }

  @Test
  @Tag("T24")
  void eachRoleRefusesTheOthersPart() {
    MqttTransfer consumer =
        MqttTransfer.of(MqttConfig.builder("localhost").consumer(DeviceId.of("fw1"), SLPF).build());
    MqttTransfer producer =
        MqttTransfer.of(MqttConfig.builder("localhost").producer(ProducerId.of("soc")).build());

    assertThatThrownBy(consumer::producer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CONSUMER");
    assertThatThrownBy(producer::consumer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PRODUCER");
  }

  // K7: plaintext to loopback without a word, elsewhere only when it is allowed.
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1"})
  void plainTextToThisHostIsAllowed(String host) {
    assertThatCode(() -> MqttConfig.builder(host).producer(ProducerId.of("soc")).build())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"broker.example", "192.0.2.1", "2001:db8::1", "localhost.example", "0.0.0.0"})
  void plainTextToAnotherHostNeedsInsecure(String host) {
    assertThatThrownBy(() -> MqttConfig.builder(host).producer(ProducerId.of("soc")).build())
        .hasMessageContaining("mqtts://");
    assertThatCode(
            () -> MqttConfig.builder(host).insecure(true).producer(ProducerId.of("soc")).build())
        .doesNotThrowAnyException();
    assertThatCode(() -> MqttConfig.builder(host).tls(true).producer(ProducerId.of("soc")).build())
        .doesNotThrowAnyException();
  }

  // transf-mqtt v1.0 §2.7
  @Test
  void keepAliveIsOneSecondToFiveMinutes() {
    for (Duration wrong :
        new Duration[] {Duration.ZERO, Duration.ofMillis(999), Duration.ofSeconds(301)}) {
      assertThatThrownBy(
              () ->
                  MqttConfig.builder("::1").producer(ProducerId.of("soc")).keepAlive(wrong).build())
          .hasMessageContaining("keepAlive");
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkConfigTest {

  @Test
  void defaultsAreTheseAndNoOthers() {
    assertThat(LinkConfig.builder("broker", 1883, "id").build())
        .isEqualTo(
            new LinkConfig(
                "broker",
                1883,
                null,
                "id",
                null,
                null,
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                false,
                Duration.ofSeconds(10),
                64,
                1024 * 1024,
                List.of(),
                StartPolicy.FAIL_FAST,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                1000));
  }

  @Test
  void passwordIsCopiedAndNeverShown() {
    char[] typed = "secret".toCharArray();
    LinkConfig config =
        LinkConfig.builder("broker", 1883, "id").credentials("me", Password.of(typed)).build();
    typed[0] = 'x';

    assertThat(config.toString()).contains("*******").doesNotContain("secret");
    assertThat(config.password()).isEqualTo(Password.of("secret".toCharArray()));
  }

  // transf-mqtt v1.0 §2.7: 1..300 s
  @Test
  void keepAliveOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LinkConfig.builder("b", 1, "id").keepAlive(Duration.ofSeconds(301)).build())
        .withMessageContaining("keepAlive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinkConfig.builder("b", 1, "id").keepAlive(Duration.ZERO).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a#", "a/#/b", "a+", "+a/b", "a\u0000", "a\ud800"})
  void invalidFilterIsRefused(String filter) {
    assertThatIllegalArgumentException().isThrownBy(() -> Subscription.to(filter));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "+", "a/+/b/#", "$share/g/a", "oc2/cmd/all"})
  void validFilterIsTaken(String filter) {
    assertThat(Subscription.to(filter).qos()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/#", "a/+", "a\n", "a\udc00"})
  void invalidTopicIsRefused(String topic) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutboundPublish.builder(topic, new byte[0]));
  }

  @Test
  void uriIsForPeople() {
    assertThat(LinkConfig.builder("::1", 1883, "id").build().uri()).isEqualTo("mqtt://[::1]:1883");
  }
}

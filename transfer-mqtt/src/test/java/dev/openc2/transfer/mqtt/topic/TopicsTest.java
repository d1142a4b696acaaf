// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.transfer.Destination;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

  private static final Nsid SLPF = Nsid.of("slpf");

  static Stream<Arguments> politeChoices() {
    return Stream.of(
        argumentSet(
            "to and profile: each device, nothing else",
            List.of("fw1", "fw2"),
            SLPF,
            List.of("oc2/cmd/device/fw1", "oc2/cmd/device/fw2")),
        argumentSet("to alone", List.of("fw1"), null, List.of("oc2/cmd/device/fw1")),
        argumentSet(
            "a device named twice gets one",
            List.of("fw1", "fw1"),
            null,
            List.of("oc2/cmd/device/fw1")),
        argumentSet("profile alone", List.of(), SLPF, List.of("oc2/cmd/ap/slpf")),
        argumentSet("neither", List.of(), null, List.of("oc2/cmd/all")));
  }

  // transf-mqtt v1.0 §2.2: the narrowest topic that reaches whom it is for.
  @ParameterizedTest
  @MethodSource("politeChoices")
  @Tag("T05")
  @Tag("T17")
  @Tag("T18")
  @Tag("T19")
  void commandGoesToTheNarrowestTopicsAndNowhereElse(
      List<String> to, @Nullable Nsid profile, List<String> topics) {
    Command command = Command.of(Action.QUERY, new FeaturesTarget(Set.of()));
    Message message =
        Message.of(
            Headers.of(null, null, "soc", to),
            command.withActuator(profile == null ? null : ActuatorSpecifier.of(profile)));

    assertThat(Destination.of(message)).extracting(Topics::of).containsExactlyElementsOf(topics);
  }

  @Test
  @Tag("T05")
  @Tag("T06")
  void consumerListensToAllToEachProfileAndToItself() {
    assertThat(Topics.ofConsumer(DeviceId.of("fw1"), Set.of(Nsid.of("x-log"), SLPF)))
        .containsExactly(
            "oc2/cmd/all", "oc2/cmd/ap/slpf", "oc2/cmd/ap/x-log", "oc2/cmd/device/fw1");
  }

  @Test
  @Tag("T05")
  @Tag("T07")
  void producerListensInGeneralAndToItself() {
    assertThat(Topics.ofProducer(ProducerId.of("soc-1")))
        .containsExactly("oc2/rsp", "oc2/rsp/soc-1");
  }

  // transf-mqtt v1.0 §2.4.2: the ids in topics and in headers are the same strings.
  @ParameterizedTest
  @ValueSource(strings = {"fw1", "Producer1@example.com", "büro", "a.b-c_d", "with space"})
  @Tag("T10")
  void lastLevelIsTheIdItself(String id) {
    assertThat(Topics.commandsTo(DeviceId.of(id))).isEqualTo("oc2/cmd/device/" + id);
    assertThat(Topics.responsesTo(ProducerId.of(id))).isEqualTo("oc2/rsp/" + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a+", "#", "a\u0000b", "a\nb"})
  void idThatWouldChangeTheTopicCannotBeMade(String id) {
    assertThatThrownBy(() -> DeviceId.of(id)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProducerId.of(id)).isInstanceOf(IllegalArgumentException.class);
  }
}

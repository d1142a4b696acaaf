// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkSetupTest {

  // 64 messages of 1 MiB would be the death of a device with 64 MiB, at each start again.
  @ParameterizedTest
  @CsvSource({
    "4096, 64, 1048576, 64",
    "64, 64, 1048576, 8",
    "64, 64, 65536, 64",
    "64, 4, 1048576, 4",
    "64, 64, 268435456, 1"
  })
  void notMoreIsAnnouncedThanTheMemoryHasRoomFor(
      long memoryMebibytes, int configured, int maxMessageBytes, int announced) {
    MqttConfig config =
        MqttConfig.builder("localhost")
            .consumer(DeviceId.of("fw1"), Set.of(Nsid.of("slpf")))
            .receiveMaximum(configured)
            .maxMessageBytes(maxMessageBytes)
            .build();

    assertThat(LinkSetup.receiveMaximum(config, memoryMebibytes << 20)).isEqualTo(announced);
  }
}

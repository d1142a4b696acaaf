// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FabricConfigTest {

  @Test
  void defaultsAreLoopbackAnyPortAndRoomForABurst() {
    assertThat(FabricConfig.defaults()).isEqualTo(new FabricConfig("127.0.0.1", 0, 100_000, 1_000));
  }

  @Test
  void valueThatNoBrokerCanUseIsNamed() {
    assertThatThrownBy(() -> new FabricConfig(" ", 0, 1, 1)).hasMessageContaining("bindAddress");
    assertThatThrownBy(() -> new FabricConfig("::1", 65_536, 1, 1)).hasMessageContaining("65536");
    assertThatThrownBy(() -> new FabricConfig("::1", -1, 1, 1)).hasMessageContaining("port");
    assertThatThrownBy(() -> new FabricConfig("::1", 0, 0, 1)).hasMessageContaining("queueSize");
    assertThatThrownBy(() -> new FabricConfig("::1", 0, 1, 0))
        .hasMessageContaining("receiveMaximum");
  }
}

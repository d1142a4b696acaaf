// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.openc2.value.DeviceId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendOptionsTest {

  private static final DeviceId FW1 = DeviceId.of("fw1");
  private static final DeviceId FW2 = DeviceId.of("fw2");

  @Test
  void aDeviceNamedTwiceIsAskedOnce() {
    SendOptions options = SendOptions.to(FW1, FW2, FW1);

    assertThat(options.to()).containsExactly(FW1, FW2);
  }

  @Test
  void aBuilderWithoutAnythingGivesTheDefault() {
    assertThat(SendOptions.builder().build()).isEqualTo(SendOptions.DEFAULT);
    assertThat(SendOptions.DEFAULT)
        .isEqualTo(new SendOptions(List.of(), null, null, null, null, null));
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    SendOptions.Builder builder = SendOptions.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(builder.timeout(Duration.ZERO)::build)
        .withMessage("timeout: 0 s is not between 1 ms and 365 days");
    assertThatIllegalArgumentException()
        .isThrownBy(builder.timeout(null).queueFor(Duration.ofDays(366))::build)
        .withMessageStartingWith("queueFor: 31622400 s is not");
    assertThatIllegalArgumentException()
        .isThrownBy(builder.queueFor(null).expect(0)::build)
        .withMessage("expect: 0 is not at least 1");
  }
}

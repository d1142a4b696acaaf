// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A flood of refusals is no flood of the log. */
class SeldomTest {

  private static final Instant NOW = ManualScheduler.START;

  private final Seldom seldom = new Seldom();

  @Test
  void itIsToldAtOnceAndThenOnceAMinuteWithHowOftenItHappened() {
    assertThat(seldom.happened(NOW)).isEqualTo(1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(seldom.happened(NOW.plusSeconds(i % 60))).isZero();
    }

    assertThat(seldom.happened(NOW.plusSeconds(60))).isEqualTo(1_001);
  }

  @Test
  void aClockThatIsPutBackDoesNotSilenceIt() {
    assertThat(seldom.happened(NOW)).isEqualTo(1);

    assertThat(seldom.happened(NOW.minus(Duration.ofDays(1)))).isEqualTo(1);
  }
}

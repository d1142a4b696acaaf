// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// K12
class BackoffTest {

  private static final Duration MIN = Duration.ofMillis(500);
  private static final Duration MAX = Duration.ofSeconds(30);

  private final Backoff backoff = new Backoff(MIN, MAX, new Random(1));

  @Test
  void delayDoublesWithJitterUpToTheMaximum() {
    Duration expected = MIN;
    for (int i = 0; i < 20; i++) {
      Duration delay = backoff.after(-1, Duration.ZERO);

      assertThat(delay).isBetween(expected, min(expected.multipliedBy(3).dividedBy(2)));
      expected = min(expected.multipliedBy(2));
    }
  }

  @Test
  void connectionThatLastedStartsFromTheMinimumAndOneThatDidNotGoesOn() {
    backoff.after(-1, Duration.ZERO);
    backoff.after(-1, Duration.ZERO);

    assertThat(backoff.after(-1, Duration.ofSeconds(4)))
        .isGreaterThanOrEqualTo(MIN.multipliedBy(4));
    assertThat(backoff.after(-1, Backoff.STABLE)).isLessThan(MIN.multipliedBy(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x8E, 0x98})
  void beingThrownOffWaitsHalfAMinute(int code) {
    assertThat(backoff.after(code, Duration.ofHours(1)))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  private static Duration min(Duration delay) {
    return delay.compareTo(MAX) > 0 ? MAX : delay;
  }
}

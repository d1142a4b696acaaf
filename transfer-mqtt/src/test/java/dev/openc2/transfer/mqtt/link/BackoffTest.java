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
    assertThat(backoff.after(-1, Duration.ofSeconds(8))).isLessThan(MIN.multipliedBy(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x8E, 0x98})
  void beingThrownOffWaitsHalfAMinute(int code) {
    assertThat(backoff.after(code, Duration.ofHours(1)))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  // Mosquitto closes the connection of the former client without a word.
  @Test
  void twoClientsWithOneIdentifierDoNotFightForEverThoughNobodyTellsThem() {
    Backoff[] clients = {backoff, new Backoff(MIN, MAX, new Random(2))};
    Duration[] connectedFor = {Duration.ZERO, Duration.ZERO};
    Duration time = Duration.ZERO;
    int thrownOff = 0;
    int loser = 0;
    while (time.compareTo(Duration.ofHours(1)) < 0) {
      Duration delay = clients[loser].after(-1, connectedFor[loser]);
      time = time.plus(delay);
      loser = 1 - loser;
      connectedFor[loser] = delay;
      thrownOff++;
    }

    assertThat(thrownOff).isLessThan(150);
  }

  @Test
  void linkThatIsLostEachMinuteIsBackAtOnceEachTime() {
    for (int i = 0; i < 10; i++) {
      assertThat(backoff.after(-1, Duration.ofMinutes(1))).isLessThan(MIN.multipliedBy(2));
    }
  }

  private static Duration min(Duration delay) {
    return delay.compareTo(MAX) > 0 ? MAX : delay;
  }
}

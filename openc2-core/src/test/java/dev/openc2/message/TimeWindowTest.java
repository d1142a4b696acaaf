// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The eight combinations of oc2ls v1.0 §3.3.1.4; {@link ArgsTest} has the one that is invalid. */
final class TimeWindowTest {

  private static final Instant NOW = Instant.ofEpochMilli(10_000);
  private static final Instant START = Instant.ofEpochMilli(20_000);
  private static final Instant STOP = Instant.ofEpochMilli(50_000);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Instant LAST = Instant.ofEpochMilli((1L << 53) - 1);

  static Stream<Arguments> rows() {
    return Stream.of(
        argumentSet("nothing", null, null, null, NOW, null),
        argumentSet("start", START, null, null, START, null),
        argumentSet("stop", null, STOP, null, NOW, STOP),
        argumentSet("duration", null, null, SECOND, NOW, NOW.plus(SECOND)),
        argumentSet("start and stop", START, STOP, null, START, STOP),
        argumentSet("start and duration", START, null, SECOND, START, START.plus(SECOND)),
        argumentSet("stop and duration", null, STOP, SECOND, STOP.minus(SECOND), STOP));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void twoOfThreeGiveTheThird(
      @Nullable Instant startTime,
      @Nullable Instant stopTime,
      @Nullable Duration duration,
      Instant start,
      @Nullable Instant stop) {
    TimeWindow window = window(startTime, stopTime, duration);

    assertThat(window).isEqualTo(new TimeWindow(start, stop));
    assertThat(window.duration()).isEqualTo(stop == null ? null : Duration.between(start, stop));
    assertThat(window.isOver(NOW)).isFalse();
  }

  // D-13
  @Test
  void aWindowIsOverAtItsStopOrIfNothingIsInIt() {
    assertThat(window(START, STOP, null).isOver(STOP.minusMillis(1))).isFalse();
    assertThat(window(START, STOP, null).isOver(STOP)).isTrue();
    assertThat(window(Instant.EPOCH, null, SECOND).isOver(NOW)).isTrue();
    assertThat(window(null, null, Duration.ZERO).isOver(NOW)).isTrue();
    assertThat(window(Instant.EPOCH, null, null).isOver(LAST)).isFalse();
  }

  @Test
  void theLongestTimesDoNotOverflow() {
    Duration longest = Duration.ofMillis(LAST.toEpochMilli());

    assertThat(window(null, null, longest).stop()).isEqualTo(NOW.plus(longest));
    assertThat(window(null, Instant.EPOCH, longest).start())
        .isEqualTo(Instant.EPOCH.minus(longest));
    assertThat(window(Instant.EPOCH, null, longest).stop()).isEqualTo(LAST);
  }

  private static TimeWindow window(
      @Nullable Instant start, @Nullable Instant stop, @Nullable Duration duration) {
    return TimeWindow.of(
        Args.builder().startTime(start).stopTime(stop).duration(duration).build(), NOW);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two of start, stop and duration at most, in whole milliseconds (oc2ls v1.0 §3.3.1.4, D-13). */
final class ArgsTest {

  private static final Instant EARLY = Instant.ofEpochMilli(1000);
  private static final Instant LATE = Instant.ofEpochMilli(5000);
  private static final Instant LAST = Instant.ofEpochMilli((1L << 53) - 1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  static Stream<Arguments> good() {
    return Stream.of(
        argumentSet("nothing", null, null, null),
        argumentSet("start", EARLY, null, null),
        argumentSet("stop", null, LATE, null),
        argumentSet("duration", null, null, SECOND),
        argumentSet("no duration", null, null, Duration.ZERO),
        argumentSet("start and stop", EARLY, LATE, null),
        argumentSet("start and duration", EARLY, null, SECOND),
        argumentSet("stop and duration", null, LATE, SECOND),
        argumentSet("a start before 1970 by duration", null, EARLY, Duration.ofDays(1)),
        argumentSet("first and last", Instant.EPOCH, LAST, null),
        argumentSet("up to the last", LAST.minus(SECOND), null, SECOND));
  }

  @ParameterizedTest
  @MethodSource("good")
  void atMostTwoThatAgreeAreAWindow(
      @Nullable Instant start, @Nullable Instant stop, @Nullable Duration duration) {
    Args args = Args.builder().startTime(start).stopTime(stop).duration(duration).build();

    assertThat(args.toBuilder().build()).isEqualTo(args);
    assertThat(args.isEmpty()).isEqualTo(start == null && stop == null && duration == null);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        argumentSet("all three", EARLY, LATE, SECOND),
        argumentSet("all three, agreeing", EARLY, EARLY.plus(SECOND), SECOND),
        argumentSet("stop before start", LATE, EARLY, null),
        argumentSet("stop at the start", LATE, LATE, null),
        argumentSet("nothing after the start", EARLY, null, Duration.ZERO),
        argumentSet("nothing before the stop", null, LATE, Duration.ZERO),
        argumentSet("negative duration", null, null, Duration.ofMillis(-1)),
        argumentSet("half a millisecond", null, null, Duration.ofNanos(500_000)),
        argumentSet("start with nanoseconds", EARLY.plusNanos(1), null, null),
        argumentSet("stop before 1970", null, Instant.ofEpochMilli(-1), null),
        argumentSet("start beyond 2^53", LAST.plusMillis(1), null, null),
        argumentSet("end of time", Instant.MAX, null, null),
        argumentSet("duration beyond 2^53", null, null, Duration.ofMillis(1L << 53)),
        argumentSet("longest duration", null, null, Duration.ofSeconds(Long.MAX_VALUE)),
        argumentSet("end beyond 2^53", LAST, null, Duration.ofMillis(1)));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatIsNoWindowIsRefused(
      @Nullable Instant start, @Nullable Instant stop, @Nullable Duration duration) {
    Args.Builder args = Args.builder().startTime(start).stopTime(stop).duration(duration);

    assertThatIllegalArgumentException().isThrownBy(args::build);
  }

  // oc2ls v1.0 §3.4.2.2: whoever wants less than a millisecond is told, not rounded behind his
  // back.
  @Test
  void aTimeThatIsTooFineIsRefusedByName() {
    Args.Builder start = Args.builder().startTime(EARLY.plusNanos(1));
    Args.Builder duration = Args.builder().duration(SECOND.plusNanos(1));

    assertThatIllegalArgumentException()
        .isThrownBy(start::build)
        .withMessageContainingAll("start_time", "1970-01-01T00:00:01.000000001Z", "milliseconds");
    assertThatIllegalArgumentException()
        .isThrownBy(duration::build)
        .withMessageContainingAll("duration", "PT1.000000001S", "milliseconds");
  }

  // oc2ls v1.0 §4.1
  @Test
  void onlyAResponseTypeIsToldFromFurtherArguments() {
    Args complete = Args.builder().responseRequested(ResponseRequested.COMPLETE).build();

    assertThat(Args.NONE.areOnly(ResponseRequested.COMPLETE)).isTrue();
    assertThat(complete.areOnly(ResponseRequested.COMPLETE)).isTrue();
    assertThat(complete.areOnly(ResponseRequested.NONE)).isFalse();
    assertThat(complete.toBuilder().duration(SECOND).build().areOnly(ResponseRequested.COMPLETE))
        .isFalse();
  }

  // oc2ls v1.0 §3.3.1.4
  @Test
  void anAbsentResponseTypeMeansComplete() {
    assertThat(Args.NONE.effectiveResponse()).isEqualTo(ResponseRequested.COMPLETE);
    assertThat(Args.builder().responseRequested(ResponseRequested.NONE).build().effectiveResponse())
        .isEqualTo(ResponseRequested.NONE);
  }
}

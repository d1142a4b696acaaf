// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes each target for a few seconds, or for as long as {@code -Dfuzz.seconds} says; {@code
 * ./fuzz 10m} in the root does that.
 */
final class FuzzingTest {

  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 5);

  /** One target, or all of them where none is named. */
  private static final String NAME = System.getProperty("fuzz.target", "");

  static Stream<FuzzTarget> targets() {
    return NAME.isEmpty()
        ? Stream.of(FuzzTarget.values())
        : Stream.of(FuzzTarget.valueOf(NAME.toUpperCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void theFuzzerFindsNothing(FuzzTarget target) throws IOException, InterruptedException {
    JazzerRun run = JazzerRun.of(target, SECONDS);
    System.out.println(run.line());

    assumeTrue(run.wasPossible(), "Jazzer cannot run on this machine: " + run.log());
    assertThat(run.exitCode()).as("%s%n%s", run.line(), run.tail()).isZero();
  }
}

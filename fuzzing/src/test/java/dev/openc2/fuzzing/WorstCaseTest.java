// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.fuzzing.WorstCases.Case;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No input up to the limits costs more than {@link Budget} says; one line of figures for each. */
final class WorstCaseTest {

  private static final int DEADLINE_SECONDS = 60;

  static Stream<Case> cases() {
    return WorstCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theWorstInputKeepsTheBudget(Case worst) {
    Budget lenient = cost(worst, Oracle.LENIENT);
    Budget strict = cost(worst, Oracle.STRICT);
    System.out.printf(
        "worst %-34s %7d KiB lenient %s strict %s%n",
        worst, worst.bytes().length / 1024, lenient, strict);

    assertThat(List.of(lenient, strict)).allMatch(Budget::isKept);
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

  /**
   * On a thread of its own, as an engine decodes: the exceptions behind faults hold the stack, and
   * that of a test framework is deep.
   */
  private static Budget cost(Case worst, MessageCodec codec) {
    FutureTask<Budget> task =
        new FutureTask<>(
            () ->
                Budget.of(
                    worst.bytes().length,
                    () -> Oracle.decode(worst.bytes(), codec, worst.encoding())));
    new Thread(task, "decoder").start();
    try {
      return task.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(worst.toString(), e);
    }
  }
}

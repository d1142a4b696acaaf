// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoScriptTest {

  private static final Duration QUICK = Duration.ofMillis(20);

  private final Path directory;
  private final StringWriter told = new StringWriter();
  private final List<String> lines = new ArrayList<>();

  DemoScriptTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void everyStepThatComesAsToldIsASuccess() throws Exception {
    boolean good = play(DemoScriptTest::asTold);

    assertThat(good).isTrue();
    assertThat(lines).hasSize(9);
    assertThat(told.toString()).contains("9. ").contains("   ok, 20 ms").doesNotContain("NOT");
  }

  @Test
  void theRuleThatIsTakenBackIsTheOneThatWasMade() throws Exception {
    play(DemoScriptTest::asTold);

    assertThat(lines).contains("delete slpf:rule_number 7 --to fw1 --profile slpf");
  }

  @Test
  void theSameMessageIsSentTwice() throws Exception {
    play(DemoScriptTest::asTold);

    assertThat(lines.stream().filter(line -> line.startsWith("send "))).hasSize(2);
    assertThat(lines.get(2)).isEqualTo(lines.get(3));
  }

  @Test
  void aDeviceThatRunsTheCopyIsFoundOut() throws Exception {
    boolean good =
        play(
            line ->
                line.startsWith("send ")
                    ? new StepResult(0, answer("fw1", lines.size()), "", QUICK)
                    : asTold(line));

    assertThat(good).isFalse();
    assertThat(told.toString()).containsOnlyOnce("NOT as told");
  }

  @Test
  void anAnswerThatIsMissingIsFoundOut() throws Exception {
    boolean good =
        play(
            line ->
                line.startsWith("query ")
                    ? new StepResult(0, answer("fw1", 1), "1 answered\n", QUICK)
                    : asTold(line));

    assertThat(good).isFalse();
  }

  @Test
  void waitingForADeviceThatIsNotThereIsFoundOut() throws Exception {
    boolean good =
        play(
            line ->
                line.contains("ghost")
                    ? new StepResult(4, "", "", Duration.ofSeconds(10))
                    : asTold(line));

    assertThat(good).isFalse();
  }

  private boolean play(Function<String, StepResult> oc2) throws Exception {
    DemoScript.Runner runner =
        words -> {
          String line = String.join(" ", words);
          lines.add(line);
          return oc2.apply(line);
        };
    return new DemoScript(runner, new PrintWriter(told, true), directory).play();
  }

  private static StepResult asTold(String line) {
    if (line.contains("ghost")) {
      return new StepResult(4, "ghost  not there\n", "1 not there\n", QUICK);
    }
    if (line.contains("/99")) {
      return new StepResult(2, "", "oc2: no\n", QUICK);
    }
    return new StepResult(0, answer("fw1", 7) + answer("fw2", 5), "2 answered\n", QUICK);
  }

  private static String answer(String device, int rule) {
    return device + "  answered 200  1 ms  {\"slpf\":{\"rule_number\":" + rule + "}}\n";
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.option;
import static dev.openc2.cli.Arguments.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;

class ArgumentsTest {

  private final Arguments arguments = new Arguments();
  private final Argument<?> level =
      arguments.optional(option("--level", "N", "how high"), Integer.class);
  private final Argument<String> colour = arguments.orElse(option("--colour", "C", "which"), "red");
  private final Argument<List<Integer>> sizes =
      arguments.list(option("--size", "N", "how large").splitRegex(","), Integer.class);
  private final Argument<Boolean> fast = arguments.flag("--fast", "hurry");
  private final Argument<String> name = arguments.required(parameter("0", "NAME", "what"));
  private final Argument<List<String>> rest =
      arguments.list(parameter("1..*", "REST", "more").arity("0..*"));
  private final CommandLine commandLine = new CommandLine(Arguments.command(() -> 0, arguments));

  @Test
  void whatIsGivenIsReadIntoItsType() {
    commandLine.parseArgs("a", "--level", "7", "b", "--colour=blue", "--fast", "c");

    assertThat(level.value()).isEqualTo(7);
    assertThat(colour.value()).isEqualTo("blue");
    assertThat(fast.value()).isTrue();
    assertThat(name.value()).isEqualTo("a");
    assertThat(rest.value()).containsExactly("b", "c");
  }

  @Test
  void aListTakesAllThatIsGivenInItsOrder() {
    commandLine.parseArgs("a", "--size", "3,1", "--size", "2");

    assertThat(sizes.value()).containsExactly(3, 1, 2);
  }

  @Test
  void everyReadingBeginsAnew() {
    commandLine.parseArgs("a", "--level=7", "--colour=blue", "--size=1", "--fast", "b");

    commandLine.parseArgs("c");

    assertThat(level.value()).isNull();
    assertThat(colour.value()).isEqualTo("red");
    assertThat(sizes.value()).isEmpty();
    assertThat(fast.value()).isFalse();
    assertThat(name.value()).isEqualTo("c");
    assertThat(rest.value()).isEmpty();
  }

  @Test
  void whatIsRequiredHasToBeGiven() {
    assertThatThrownBy(() -> commandLine.parseArgs("--fast"))
        .isInstanceOf(MissingParameterException.class)
        .hasMessageContaining("NAME");
  }
}

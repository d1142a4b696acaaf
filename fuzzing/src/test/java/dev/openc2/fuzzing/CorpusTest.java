// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What fuzzing has found once, and a seed for every part of the language, without a fuzzer. */
final class CorpusTest {

  @TestFactory
  Stream<DynamicContainer> everyInputOfTheCorpusKeepsTheInvariants() throws IOException {
    List<DynamicContainer> targets = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      List<Path> inputs = target.inputs();
      assertThat(inputs).as(target.name()).isNotEmpty();
      targets.add(
          DynamicContainer.dynamicContainer(
              target.name(), inputs.stream().map(input -> test(target, input))));
    }
    return targets.stream();
  }

  private static DynamicTest test(FuzzTarget target, Path input) {
    return DynamicTest.dynamicTest(
        String.valueOf(input.getFileName()), () -> target.accept(Files.readAllBytes(input)));
  }
}

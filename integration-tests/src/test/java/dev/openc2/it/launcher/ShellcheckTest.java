// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.it.launcher.Scripts.Result;
import dev.openc2.testkit.broker.TestBrokers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ShellcheckTest {

  @Test
  void shellcheckFindsNothingInAnyScript() throws Exception {
    TestBrokers.requireProgram("shellcheck");
    List<String> command =
        new ArrayList<>(List.of("shellcheck", "--external-sources", ".ci/run", "bench", "fuzz"));
    command.addAll(Scripts.PROGRAMS);
    for (String folder :
        List.of("distribution/src/main/bin", "distribution/src/main/source-tree")) {
      try (Stream<Path> scripts = Files.list(Scripts.ROOT.resolve(folder))) {
        scripts.map(script -> Scripts.ROOT.relativize(script).toString()).forEach(command::add);
      }
    }

    Result result = Scripts.run(Scripts.ROOT, Map.of(), command.toArray(String[]::new));

    assertThat(result).isEqualTo(new Result(0, "", ""));
  }
}

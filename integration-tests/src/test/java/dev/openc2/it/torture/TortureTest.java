// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever crashes, restarts or repeats, a Command is run once at most, is not lost, and is
 * answered truthfully. A short run by default; {@code mvn -Ptorture verify} is the long one.
 */
class TortureTest {

  private final Path directory;

  TortureTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  void nothingIsRunTwiceOrLostOrAnsweredWronglyWhateverFails() throws Exception {
    Size size = Size.ofProperties();
    assumeFalse(size.arenas().isEmpty(), "skipped: mosquitto is not installed");
    List<Tally> tallies = new ArrayList<>();

    for (Arena arena : size.arenas()) {
      Path home = Files.createDirectories(directory.resolve(arena.name()));
      try (Ordeal ordeal = new Ordeal(arena, size.share(arena), home)) {
        tallies.add(ordeal.run());
      }
    }

    Report report = new Report(size.seed(), tallies);
    System.out.println(report);
    assertThat(Arrays.stream(Row.values()).filter(Row::isMistake))
        .as("%s", report)
        .allMatch(row -> report.total().of(row) == 0);
    assertThat(Arrays.stream(Step.values()))
        .as("steps at which it died: %s", report)
        .allMatch(step -> report.total().killsAt(step.name()) > 0);
  }
}

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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    List<Tally> tallies = tallies(size);

    Report report = new Report(size.seed(), tallies);
    System.out.println(report);
    assertThat(Arrays.stream(Row.values()).filter(Row::isMistake))
        .as("%s", report)
        .allMatch(row -> report.total().of(row) == 0);
    assertThat(Arrays.stream(Step.values()))
        .as("steps at which it died: %s", report)
        .allMatch(step -> report.total().killsAt(step.name()) > 0);
  }

  /** Two at a time: most of an ordeal is waiting for somebody who waits before the next attempt. */
  private List<Tally> tallies(Size size) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Tally>> ordeals = new ArrayList<>();
      size.arenas().forEach(arena -> ordeals.add(() -> undergo(arena, size.share(arena))));
      List<Tally> tallies = new ArrayList<>();
      for (Future<Tally> ordeal : two.invokeAll(ordeals)) {
        tallies.add(ordeal.get());
      }
      return tallies;
    } finally {
      two.shutdownNow();
    }
  }

  private Tally undergo(Arena arena, Size share) throws Exception {
    Path home = Files.createDirectories(directory.resolve(arena.name()));
    try (Ordeal ordeal = new Ordeal(arena, share, home)) {
      return ordeal.run();
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RefereeTest {

  private final List<Side> measured = new CopyOnWriteArrayList<>();

  // Both wait for their turns at the same time.
  private final ExecutorService sides = Executors.newFixedThreadPool(2);

  @AfterEach
  void end() {
    sides.shutdownNow();
  }

  private CompletableFuture<Void> takeTurns(Referee referee, Side side, int turns) {
    return CompletableFuture.runAsync(
        () -> {
          try (Turn turn = new Turn(referee.port(), side)) {
            for (int i = 0; i < turns; i++) {
              turn.await();
              measured.add(side);
              turn.end();
            }
          }
        },
        sides);
  }

  @Test
  void theSidesMeasureInTurnsAndBeginInTurns() throws Exception {
    try (Referee referee = Referee.open()) {
      CompletableFuture<Void> ours = takeTurns(referee, Side.OURS, 3);
      CompletableFuture<Void> jackson = takeTurns(referee, Side.JACKSON, 3);

      referee.give(3, Side.JACKSON);

      CompletableFuture.allOf(ours, jackson).get();
      assertThat(measured)
          .containsExactly(
              Side.JACKSON, Side.OURS, Side.OURS, Side.JACKSON, Side.JACKSON, Side.OURS);
    }
  }

  @Test
  void aSideThatEndsTooSoonEndsTheOtherToo() throws Exception {
    try (Referee referee = Referee.open()) {
      CompletableFuture<Void> ours = takeTurns(referee, Side.OURS, 1);
      CompletableFuture<Void> jackson = takeTurns(referee, Side.JACKSON, 3);

      assertThatThrownBy(() -> referee.give(3, Side.OURS)).isInstanceOf(IOException.class);

      ours.get();
      assertThatThrownBy(jackson::get).hasRootCauseInstanceOf(IllegalStateException.class);
    }
  }
}

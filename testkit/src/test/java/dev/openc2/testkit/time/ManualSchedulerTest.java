// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ManualSchedulerTest {

  private final ManualScheduler time = new ManualScheduler();
  private final List<String> ran = new ArrayList<>();

  @Test
  void tasksRunInTheOrderOfTheirTimesAndSeeTheirTime() {
    Future<?> later = schedule("later", 20);
    Future<?> sooner = schedule("sooner", 10);

    time.advance(Duration.ofMillis(15));

    assertThat(ran).containsExactly("sooner at 10");
    assertThat(sooner).isDone();
    assertThat(later).isNotDone();
    assertThat(time.clock().instant()).isEqualTo(ManualScheduler.START.plusMillis(15));
  }

  @Test
  void whatATaskSchedulesRunsInTheSameStepIfItIsDue() {
    time.execute(
        () -> {
          Future<?> unused = schedule("second", 5);
        });

    time.advance(Duration.ofMillis(5));

    assertThat(ran).containsExactly("second at 5");
  }

  @Test
  void aPeriodicTaskRunsUntilItIsCancelled() {
    Future<?> periodic = time.scheduleAtFixedRate(() -> note("tick"), 1, 2, TimeUnit.MILLISECONDS);

    time.advance(Duration.ofMillis(5));
    periodic.cancel(false);
    time.advance(Duration.ofMillis(5));

    assertThat(ran).containsExactly("tick at 1", "tick at 3", "tick at 5");
  }

  @Test
  void aCancelledTaskDoesNotRunAndDoesNotWait() {
    schedule("never", 5).cancel(false);

    assertThat(time.waiting()).isZero();
    time.advance(Duration.ofMillis(5));
    assertThat(ran).isEmpty();
  }

  @Test
  void nothingIsTakenAfterTheShutdown() {
    Future<?> waiting = schedule("waiting", 5);

    time.shutdown();
    time.advance(Duration.ofMillis(5));

    assertThat(ran).isEmpty();
    assertThat(waiting).isNotDone();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> time.execute(() -> note("too late")));
  }

  private Future<?> schedule(String name, long millis) {
    return time.schedule(() -> note(name), millis, TimeUnit.MILLISECONDS);
  }

  private void note(String name) {
    ran.add(name + " at " + TimeUnit.NANOSECONDS.toMillis(time.nanoTime()));
  }
}

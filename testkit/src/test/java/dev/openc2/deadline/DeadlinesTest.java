// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openc2.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What is due runs in time and once; what was called off does not; and the alarm stays put. */
class DeadlinesTest {

  private final ManualScheduler time = new ManualScheduler();
  private final Deadlines deadlines = new Deadlines(time);
  private final List<String> run = new ArrayList<>();

  private Deadline in(long millis, String name) {
    return deadlines.in(Duration.ofMillis(millis), () -> run.add(name + " at " + now()));
  }

  private long now() {
    return Duration.ofNanos(time.nanoTime()).toMillis();
  }

  private void pass(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  @Test
  void eachPassesInItsTimeWhateverTheOrderInWhichTheyWereSet() {
    in(30, "third");
    in(10, "first");
    pass(5);
    in(15, "second");
    in(100, "last");

    pass(1000);

    assertThat(run).containsExactly("first at 10", "second at 20", "third at 30", "last at 105");
    assertThat(time.waiting()).isZero();
  }

  @Test
  void thoseOfOneTimePassInTheOrderInWhichTheyWereSet() {
    in(10, "a");
    in(10, "b");
    in(10, "c");

    pass(10);

    assertThat(run).containsExactly("a at 10", "b at 10", "c at 10");
  }

  @Test
  void whatWasCalledOffDoesNotPass() {
    Deadline first = in(10, "first");
    in(20, "second");
    Deadline third = in(30, "third");

    first.callOff();
    third.callOff();
    third.callOff();
    pass(1000);

    assertThat(run).containsExactly("second at 20");
  }

  @Test
  void callingOffWhatHasPassedDoesNothing() {
    Deadline first = in(10, "first");
    in(20, "second");
    pass(10);

    first.callOff();
    pass(10);

    assertThat(run).containsExactly("first at 10", "second at 20");
  }

  @Test
  void manyThatAreSetAndCalledOffLeaveOneAlarmAndWakeTheSchedulerOnce() {
    for (int i = 0; i < 100; i++) {
      in(1000, "never").callOff();
      pass(1);
    }
    int waiting = time.waiting();
    in(1000, "kept");

    pass(2000);

    assertThat(waiting).isEqualTo(1);
    assertThat(run).containsExactly("kept at 1100");
    assertThat(time.waiting()).isZero();
  }

  @Test
  void anAlarmThatWasSetEarlierIsReplacedByOneThatIsDueBefore() {
    in(1000, "late");

    in(10, "early");

    assertThat(time.waiting()).isEqualTo(1);
    pass(10);
    assertThat(run).containsExactly("early at 10");
    assertThat(time.waiting()).isEqualTo(1);
  }

  @Test
  void whatIsNotAheadIsDueAtOnceAndWhatIsTooFarIsNeverDue() {
    in(-5, "past");
    deadlines.in(Duration.ofSeconds(Long.MAX_VALUE), () -> run.add("beyond"));

    pass(0);
    pass(Duration.ofDays(3650).toMillis());

    assertThat(run).containsExactly("past at 0");
  }

  @Test
  void oneThatIsSetByAnotherPassesToo() {
    deadlines.in(Duration.ofMillis(10), () -> in(10, "inner"));

    pass(20);

    assertThat(run).containsExactly("inner at 20");
  }

  @Test
  void oneThatFailsHindersNoOther() {
    deadlines.in(
        Duration.ofMillis(10),
        () -> {
          throw new IllegalStateException("on purpose");
        });
    in(10, "other");

    pass(10);

    assertThat(run).containsExactly("other at 10");
  }

  @Test
  void theEndLeavesNothingOnTheScheduler() {
    in(10, "a");

    deadlines.close();
    deadlines.close();

    assertThat(time.waiting()).isZero();
    assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> in(20, "after"));
    pass(1000);
    assertThat(run).isEmpty();
  }

  @Test
  void noneIsSetOnASchedulerThatWasShutDown() {
    in(10, "before");
    time.shutdown();

    assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> in(20, "after"));
  }
}

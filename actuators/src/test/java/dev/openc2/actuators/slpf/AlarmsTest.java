// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class AlarmsTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final ManualScheduler time = new ManualScheduler();
  private final AtomicReference<Duration> clockError = new AtomicReference<>(Duration.ZERO);
  private final AtomicInteger rung = new AtomicInteger();
  private final Alarms alarms =
      new Alarms(() -> time.clock().instant().plus(clockError.get()), time);

  private final Instant tomorrow = time.clock().instant().plus(DAY);

  @Test
  void anAlarmRingsOnceAtItsTime() {
    alarms.at(tomorrow, rung::incrementAndGet);

    time.advance(DAY.minusNanos(1));
    assertThat(rung).hasValue(0);

    time.advance(DAY);
    assertThat(rung).hasValue(1);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void anAlarmInThePastRingsAtOnce() {
    alarms.at(tomorrow.minus(DAY.multipliedBy(2)), rung::incrementAndGet);

    time.advance(Duration.ZERO);

    assertThat(rung).hasValue(1);
  }

  // A router without a battery learns the time after it has begun to run.
  @Test
  void aClockThatIsSetForwardIsNoticedWithinTheHour() {
    alarms.at(tomorrow, rung::incrementAndGet);
    clockError.set(DAY);

    time.advance(Duration.ofHours(1));

    assertThat(rung).hasValue(1);
  }

  @Test
  void aClockThatIsSetBackDoesNotMakeItRingEarly() {
    alarms.at(tomorrow, rung::incrementAndGet);
    clockError.set(DAY.negated());

    time.advance(DAY);
    assertThat(rung).hasValue(0);

    time.advance(DAY);
    assertThat(rung).hasValue(1);
  }

  @Test
  void aCancelledAlarmDoesNotRingNorWait() {
    Alarms.Alarm alarm = alarms.at(tomorrow, rung::incrementAndGet);
    time.advance(Duration.ofHours(2));

    alarm.cancel();

    assertThat(time.waiting()).isZero();
    time.advance(DAY);
    assertThat(rung).hasValue(0);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.time.ManualScheduler;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often a device is looked after that somebody else changes, or that cannot be repaired. */
class RepairsTest {

  private final ManualScheduler time = new ManualScheduler();
  private final Device device = new Device();
  private final RuleTable rules = new RuleTable(10);
  private final Repairs repairs =
      new Repairs(
          rules,
          new Enforcement(device, RuleStore.none()),
          new Alarms(time.clock(), time),
          Runnable::run);

  @Test
  void manyAlarmsAtOnceAreOneLook() {
    for (int i = 0; i < 100; i++) {
      repairs.ask();
    }

    time.advance(Duration.ofSeconds(2));

    assertThat(device.looks).isEqualTo(1);
  }

  @Test
  void whoNeverEndsIsAnsweredAtGrowingIntervals() {
    for (int i = 0; i < 600; i++) {
      repairs.ask();
      time.advance(Duration.ofMillis(100));
    }

    assertThat(device.looks).isBetween(4, 10);
  }

  @Test
  void afterAQuietWhileItIsQuickAgain() {
    for (int i = 0; i < 600; i++) {
      repairs.ask();
      time.advance(Duration.ofMillis(100));
    }
    time.advance(Duration.ofMinutes(2));
    int before = device.looks;

    repairs.ask();
    time.advance(Repairs.FIRST);

    assertThat(device.looks).isEqualTo(before + 1);
  }

  @Test
  void aDeviceThatCannotBeRepairedIsGivenUpUntilItIsChangedAgain() {
    device.isBroken = true;
    repairs.ask();
    time.advance(Duration.ofHours(1));
    int tries = device.looks;
    device.isBroken = false;

    repairs.ask();
    time.advance(Duration.ofMinutes(1));

    assertThat(tries).isEqualTo(10);
    assertThat(device.looks).isEqualTo(11);
  }

  @Test
  void onceClosedItDoesNothing() {
    repairs.ask();
    repairs.close();

    repairs.ask();
    time.advance(Duration.ofHours(1));

    assertThat(device.looks).isZero();
  }

  /** A device that counts how often it was looked at. */
  private static final class Device implements PacketFilter {

    private int looks;
    private boolean isBroken;

    @Override
    public FilterFeatures features() {
      return FilterFeatures.ALL;
    }

    @Override
    public boolean isBlank() {
      return false;
    }

    @Override
    public Drift restore(Collection<FilterRule> all) {
      looks++;
      if (isBroken) {
        throw new PacketFilterException("the means are broken");
      }
      return Drift.NONE;
    }

    @Override
    public void change(RuleChange change) {
      throw new AssertionError("nothing is to be changed");
    }

    @Override
    public List<FilterRule> rules() {
      return List.of();
    }

    @Override
    public Map<RuleNumber, Traffic> traffic() {
      return Map.of();
    }

    @Override
    public String preview(RuleChange change) {
      return "";
    }

    @Override
    public void close() {}
  }
}

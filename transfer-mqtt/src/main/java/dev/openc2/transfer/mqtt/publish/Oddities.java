// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.publish;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts the oddities of peers. Thread-safe. */
public final class Oddities {

  private final Map<Oddity, LongAdder> counts = new EnumMap<>(Oddity.class);

  /** Nothing odd was met so far. */
  public Oddities() {
    for (Oddity oddity : Oddity.values()) {
      counts.put(oddity, new LongAdder());
    }
  }

  void count(Oddity oddity) {
    Objects.requireNonNull(counts.get(oddity)).increment();
  }

  /** How often each was met so far; those never met are left out. */
  public Map<Oddity, Long> counts() {
    Map<Oddity, Long> met = new EnumMap<>(Oddity.class);
    counts.forEach(
        (oddity, adder) -> {
          if (adder.sum() > 0) {
            met.put(oddity, adder.sum());
          }
        });
    return met;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what comes and goes; thread-safe. */
final class Counters {

  enum Count {
    SENT,
    ANSWERS,
    NOTIFICATIONS,
    LATE,
    FOREIGN,
    DUPLICATE,
    UNINTELLIGIBLE,
    CONTRADICTORY,
    RETAINED,
    OVERFLOW
  }

  private final Map<Count, LongAdder> adders = new EnumMap<>(Count.class);

  Counters() {
    for (Count count : Count.values()) {
      adders.put(count, new LongAdder());
    }
  }

  void add(Count count) {
    adder(count).increment();
  }

  Statistics statistics() {
    return new Statistics(
        sum(Count.SENT),
        sum(Count.ANSWERS),
        sum(Count.NOTIFICATIONS),
        sum(Count.LATE),
        sum(Count.FOREIGN),
        sum(Count.DUPLICATE),
        sum(Count.UNINTELLIGIBLE),
        sum(Count.CONTRADICTORY),
        sum(Count.RETAINED),
        sum(Count.OVERFLOW));
  }

  private long sum(Count count) {
    return adder(count).sum();
  }

  private LongAdder adder(Count count) {
    return Objects.requireNonNull(adders.get(count));
  }
}

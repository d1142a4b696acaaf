// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.consumer.Statistics.Event;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts events; thread-safe. */
final class Counters {

  private final Map<Event, LongAdder> adders = new EnumMap<>(Event.class);

  Counters() {
    for (Event event : Event.values()) {
      adders.put(event, new LongAdder());
    }
  }

  void count(Event event) {
    LongAdder adder = adders.get(event);
    if (adder != null) {
      adder.increment();
    }
  }

  Statistics snapshot() {
    Map<Event, Long> counts = new EnumMap<>(Event.class);
    adders.forEach((event, adder) -> counts.put(event, adder.sum()));
    return new Statistics(counts);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bag of payloads, to know a copy without reading it. Thread-safe. */
final class Payloads {

  /** Ordered, so that a map of many with one hash stays quick. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by what is in it.
  private record Payload(byte[] bytes) implements Comparable<Payload> {

    @Override
    public int compareTo(Payload other) {
      return Arrays.compare(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  private final Map<Payload, Integer> counts = new ConcurrentHashMap<>();

  /** Adds one; the bytes must not change while it is here. */
  void add(byte[] payload) {
    counts.merge(new Payload(payload), 1, Integer::sum);
  }

  /** Takes one out. */
  void remove(byte[] payload) {
    counts.computeIfPresent(new Payload(payload), (key, count) -> count > 1 ? count - 1 : null);
  }

  boolean contains(byte[] payload) {
    return counts.containsKey(new Payload(payload));
  }
}

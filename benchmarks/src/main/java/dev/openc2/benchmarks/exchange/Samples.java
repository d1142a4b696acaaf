// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import java.util.Arrays;
import java.util.Collection;

/** Durations. Immutable. */
final class Samples {

  private static final double HUNDRED = 100;

  private final long[] sortedNanos;

  /** Of these nanoseconds. */
  Samples(long[] nanos) {
    sortedNanos = nanos.clone();
    Arrays.sort(sortedNanos);
  }

  static Samples together(Collection<Samples> parts) {
    return new Samples(
        parts.stream().flatMapToLong(part -> Arrays.stream(part.sortedNanos)).toArray());
  }

  double median() {
    return percentile(HUNDRED / 2);
  }

  /** What so many per cent of them are not above, in nanoseconds. */
  double percentile(double percent) {
    int rank = (int) Math.ceil(percent / HUNDRED * sortedNanos.length);
    return sortedNanos[Math.max(0, rank - 1)];
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.report;

import java.util.List;

/**
 * Figures of several runs, shown as the median with the least and the greatest. Immutable.
 *
 * @param sorted from the least to the greatest, however they are given; one at least
 */
public record Spread(List<Double> sorted) {

  /** Sorts; throws {@link IllegalArgumentException} if there is none. */
  public Spread {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("no figures");
    }
    sorted = sorted.stream().sorted().toList();
  }

  /** The one in the middle; of an even number the mean of the two. */
  public double median() {
    int upper = sorted.size() / 2;
    int lower = (sorted.size() - 1) / 2;
    return (sorted.get(lower) + sorted.get(upper)) / 2;
  }

  /** As {@code 2.5 (1.0–3.0)}, with so many digits behind the point. */
  public String text(int digits) {
    return Table.number(median(), digits)
        + " ("
        + Table.number(sorted.get(0), digits)
        + "–"
        + Table.number(sorted.get(sorted.size() - 1), digits)
        + ")";
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import dev.openc2.benchmarks.report.Table;
import java.util.List;

/** Figures of several runs, shown as the median with the least and the greatest. Immutable. */
record Spread(List<Double> sorted) {

  Spread {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("no figures");
    }
    sorted = sorted.stream().sorted().toList();
  }

  double median() {
    return sorted.get(sorted.size() / 2);
  }

  String text(int digits) {
    return Table.number(median(), digits)
        + " ("
        + Table.number(sorted.get(0), digits)
        + "–"
        + Table.number(sorted.get(sorted.size() - 1), digits)
        + ")";
  }
}

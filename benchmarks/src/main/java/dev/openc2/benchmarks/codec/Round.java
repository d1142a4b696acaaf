// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import static java.util.Objects.requireNonNull;

import dev.openc2.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** What two processes took that measured in turns. */
record Round(Cost ours, Cost jackson) {

  /**
   * One side of it.
   *
   * @param nanos processor time of an operation, turn by turn
   * @param bytes that an operation allocates
   */
  record Cost(List<Double> nanos, double bytes) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    Cost {
      nanos = List.copyOf(nanos);
    }

    static Cost of(RunResult result) {
      List<Double> nanos = new ArrayList<>();
      for (BenchmarkResult process : result.getBenchmarkResults()) {
        for (IterationResult turn : process.getIterationResults()) {
          nanos.add(requireNonNull(turn.getSecondaryResults().get(ProcessorTime.LABEL)).getScore());
        }
      }
      return new Cost(
          nanos, requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore());
    }

    /** The median of the turns: what disturbs one makes it dearer, never cheaper. */
    double time() {
      return new Spread(nanos).median();
    }
  }

  /** How many times Jackson's it takes: the median of the pairs of turns. */
  double ratio() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.nanos.size(); i++) {
      ratios.add(ours.nanos.get(i) / jackson.nanos.get(i));
    }
    return new Spread(ratios).median();
  }
}

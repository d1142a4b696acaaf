// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How a figure went over time.
 *
 * @param first its mean in the first quarter of the time
 * @param last its mean in the last quarter
 * @param greatest what it never exceeded
 */
record Growth(double first, double last, double greatest) {

  private static final int QUARTERS = 4;

  /** Of readings that were taken at equal distances; throws if there are less than four. */
  static Growth of(List<Reading> readings, ToLongFunction<Reading> figure) {
    int quarter = readings.size() / QUARTERS;
    if (quarter == 0) {
      throw new IllegalArgumentException(readings.size() + " readings have no quarters");
    }
    int size = readings.size();
    return new Growth(
        mean(readings.subList(0, quarter), figure),
        mean(readings.subList(size - quarter, size), figure),
        readings.stream().mapToLong(figure).max().orElseThrow());
  }

  private static double mean(List<Reading> readings, ToLongFunction<Reading> figure) {
    return readings.stream().mapToLong(figure).average().orElseThrow();
  }

  /** What the last quarter is of the first. */
  double ratio() {
    return last / first;
  }
}

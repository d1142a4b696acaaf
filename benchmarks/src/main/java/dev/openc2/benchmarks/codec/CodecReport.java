// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import static java.util.Objects.requireNonNull;

import dev.openc2.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** What the codec costs beside Jackson: a line for each pair that was measured. */
final class CodecReport {

  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final String OURS = "ours";
  private static final double MEDIAN = 50;
  private static final double LAST_DECILE = 90;
  private static final double NANOS_OF_MICRO = 1000;

  /**
   * One side of a pair, for each operation. What disturbs a measurement makes it dearer, never
   * cheaper: so it is the median of many short iterations that is compared, not the mean.
   *
   * @param micros the median of the processor time
   * @param worst what nine in ten iterations stayed below
   * @param bytes allocated
   */
  private record Cost(double micros, double worst, double bytes) {
    static Cost of(RunResult result) {
      Statistics nanos =
          requireNonNull(result.getSecondaryResults().get(ProcessorTime.LABEL)).getStatistics();
      return new Cost(
          nanos.getPercentile(MEDIAN) / NANOS_OF_MICRO,
          nanos.getPercentile(LAST_DECILE) / NANOS_OF_MICRO,
          requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore());
    }

    String time() {
      return Table.number(micros, 2) + " (" + Table.number(worst, 2) + ")";
    }
  }

  private record Pair(String name, Cost ours, Cost jackson) {
    double ratio() {
      return ours.micros / jackson.micros;
    }
  }

  private final List<Pair> pairs;

  private CodecReport(List<Pair> pairs) {
    this.pairs = pairs;
  }

  static CodecReport of(Collection<RunResult> results) {
    Map<String, Cost> ours = new LinkedHashMap<>();
    Map<String, Cost> jackson = new LinkedHashMap<>();
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      String method = params.getBenchmark();
      boolean isOurs = method.substring(method.lastIndexOf('.') + 1).equals(OURS);
      (isOurs ? ours : jackson).put(name(params), Cost.of(result));
    }
    List<Pair> pairs = new ArrayList<>();
    ours.forEach(
        (name, cost) -> pairs.add(new Pair(name, cost, requireNonNull(jackson.get(name)))));
    return new CodecReport(pairs);
  }

  private static String name(BenchmarkParams params) {
    boolean isDecode = params.getBenchmark().startsWith(DecodeBenchmark.class.getName());
    return "%s %s %s"
        .formatted(
            isDecode ? "decode" : "encode", params.getParam("format"), params.getParam("sample"))
        .toLowerCase(Locale.ROOT);
  }

  Table table() {
    Table table =
        new Table("", "ours µs", "Jackson µs", "ratio", "ours allocates", "Jackson allocates");
    for (Pair pair : pairs) {
      table.add(
          pair.name,
          pair.ours.time(),
          pair.jackson.time(),
          Table.number(pair.ratio(), 2),
          Table.number(pair.ours.bytes, 0) + " B",
          Table.number(pair.jackson.bytes, 0) + " B");
    }
    return table;
  }
}

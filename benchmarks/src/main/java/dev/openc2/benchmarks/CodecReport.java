// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks;

import static java.util.Objects.requireNonNull;

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

  /** For a terminal. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%-22s %18s %18s %6s %10s %10s%n",
            "",
            "ours µs",
            "Jackson µs",
            "ratio",
            "ours B",
            "Jackson B"));
    for (Pair pair : pairs) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-22s %9.2f (%6.2f) %9.2f (%6.2f) %6.2f %10.0f %10.0f%n",
              pair.name,
              pair.ours.micros,
              pair.ours.worst,
              pair.jackson.micros,
              pair.jackson.worst,
              pair.ratio(),
              pair.ours.bytes,
              pair.jackson.bytes));
    }
    return out.toString();
  }

  /** For a document. */
  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("| | ours µs | Jackson µs | ratio | ours allocates | Jackson allocates |\n");
    out.append("|---|---|---|---|---|---|\n");
    for (Pair pair : pairs) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f (%.2f) | %.2f (%.2f) | **%.2f** | %.0f B | %.0f B |%n",
              pair.name,
              pair.ours.micros,
              pair.ours.worst,
              pair.jackson.micros,
              pair.jackson.worst,
              pair.ratio(),
              pair.ours.bytes,
              pair.jackson.bytes));
    }
    return out.toString();
  }
}

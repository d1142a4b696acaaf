// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Our codec and Jackson with the same work.
 *
 * @param benchmark the class with a method for each {@link Side}
 * @param format how it is spelt
 * @param sample what is read or written
 */
record Pair(Class<?> benchmark, Format format, Sample sample) {

  /** Of what JMH wraps around an operation; {@link WarmUp} has seen to the rest. */
  private static final int WARM_UPS = 3;

  private static final int WARM_UP_MILLIS = 100;

  /** All that are measured, in the order of the report. */
  static List<Pair> all() {
    List<Pair> all = new ArrayList<>();
    for (Class<?> benchmark : List.of(DecodeBenchmark.class, EncodeBenchmark.class)) {
      for (Format format : Format.values()) {
        for (Sample sample : Sample.values()) {
          all.add(new Pair(benchmark, format, sample));
        }
      }
    }
    return all;
  }

  /** What to call it. */
  String title() {
    return "%s %s %s"
        .formatted(benchmark == DecodeBenchmark.class ? "decode" : "encode", format, sample.word())
        .toLowerCase(Locale.ROOT);
  }

  /** Measures each side in a process of its own, both there at the same time, in turns. */
  Round measure(Extent extent, Side begins) throws Exception {
    ExecutorService runners = Executors.newFixedThreadPool(Side.values().length);
    try (Referee referee = Referee.open()) {
      Future<Collection<RunResult>> ours = runners.submit(runner(extent, Side.OURS, referee)::run);
      Future<Collection<RunResult>> jackson =
          runners.submit(runner(extent, Side.JACKSON, referee)::run);
      referee.give(extent.turns(), begins);
      return new Round(cost(ours), cost(jackson));
    } finally {
      runners.shutdown();
    }
  }

  private static Round.Cost cost(Future<Collection<RunResult>> results)
      throws InterruptedException, ExecutionException {
    return Round.Cost.of(results.get().iterator().next());
  }

  private Runner runner(Extent extent, Side side, Referee referee) {
    return new Runner(options(extent, side, referee));
  }

  private Options options(Extent extent, Side side, Referee referee) {
    return new OptionsBuilder()
        .include(benchmark.getName() + "." + side.method() + "$")
        .param("format", format.name())
        .param("sample", sample.name())
        .addProfiler(GCProfiler.class)
        .addProfiler(ProcessorTime.class)
        // Compiled when it is due, not when the machine has time for it: else a busy machine
        // measures the interpreter.
        .jvmArgsAppend("-Xbatch", "-XX:+UseSerialGC", "-Xmx512m")
        .jvmArgsPrepend(
            property(Turn.REFEREE, referee.port()),
            property(Side.PROPERTY, side),
            property(WarmUp.MILLIS, extent.warmUpMillis()))
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .forks(1)
        .warmupIterations(WARM_UPS)
        .warmupTime(TimeValue.milliseconds(WARM_UP_MILLIS))
        .measurementIterations(extent.turns())
        .measurementTime(TimeValue.milliseconds(extent.turnMillis()))
        .build();
  }

  private static String property(String name, Object value) {
    return "-D" + name + "=" + value;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code ./bench [--quick] [--write] [KIND…]}; see {@link #USAGE}. */
public final class Bench {

  private static final String USAGE =
      """
      usage: ./bench [--quick] [--write] [KIND...]
      Measures, and prints tables. KIND is codec, the only kind there is yet; all of them by default.
        --quick  a rough figure in less than 3 minutes instead of 15
        --write  also writes the tables into docs/performance.md
      """;

  private static final int EXIT_FAULT = 1;
  private static final int EXIT_USAGE = 2;
  private static final int WARM_UPS = 10;
  private static final Path DOCUMENT = Path.of("docs", "performance.md");

  private Bench() {}

  /** Runs in the root of the source tree. */
  public static void main(String[] args) throws IOException {
    System.exit(run(List.of(args), System.out, System.err));
  }

  private static int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
    if (args.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    List<String> kinds = new ArrayList<>(args);
    boolean isQuick = kinds.remove("--quick");
    boolean isWritten = kinds.remove("--write");
    if (!kinds.stream().allMatch("codec"::equals)) {
      err.print(USAGE);
      return EXIT_USAGE;
    }
    try {
      CodecReport report = CodecReport.of(codec(isQuick));
      out.print(report.text());
      if (isWritten) {
        PerformanceDocument.at(DOCUMENT).replace("Codec", report.markdown());
      }
      return 0;
    } catch (RunnerException e) {
      err.println(e.getMessage());
      return EXIT_FAULT;
    }
  }

  private static Collection<RunResult> codec(boolean isQuick) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(DecodeBenchmark.class.getName())
            .include(EncodeBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .addProfiler(ProcessorTime.class)
            // Compiled when it is due, not when the machine has time for it: else a busy machine
            // measures the interpreter.
            .jvmArgsAppend("-Xbatch", "-XX:+UseSerialGC", "-Xmx512m")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .forks(isQuick ? 1 : 2)
            .warmupIterations(WARM_UPS)
            .warmupTime(TimeValue.milliseconds(isQuick ? 250 : 500))
            .measurementIterations(isQuick ? 10 : 50)
            .measurementTime(TimeValue.milliseconds(100));
    return new Runner(options.build()).run();
  }
}

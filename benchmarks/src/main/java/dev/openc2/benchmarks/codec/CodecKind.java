// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import dev.openc2.benchmarks.report.Kind;
import dev.openc2.benchmarks.report.Section;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Decoding and encoding beside Jackson's bare tree. */
public final class CodecKind implements Kind {

  private static final int WARM_UPS = 10;

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public List<Section> measure(boolean isQuick) throws RunnerException {
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
    return List.of(new Section("Codec", CodecReport.of(new Runner(options.build()).run()).table()));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * The processor time of the whole JVM for each operation, its collector included: on a machine with
 * other work to do the clock on the wall says nothing. An iteration that counts waits for its
 * {@link Turn}. JMH makes one for each process; not thread-safe.
 */
public final class ProcessorTime implements InternalProfiler {

  static final String LABEL = "cpu.time.norm";

  /**
   * Linux counts here in nanoseconds; what Java tells of a process is in hundredths of a second.
   */
  private static final Path THREADS = Path.of("/proc/self/task");

  /** The thread that asks, which is the one of JMH and not the one that is measured. */
  private static final Path ASKING = Path.of("/proc/thread-self");

  private final @Nullable Turn turn = Turn.ofThisProcess();
  private Map<Path, Long> start = Map.of();

  /** Called by JMH. */
  public ProcessorTime() {}

  @Override
  public String getDescription() {
    return "Processor time for each operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (turn != null && iteration.getType() == IterationType.MEASUREMENT) {
      turn.await();
    }
    start = nanosOfThreads();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double nanos = 0;
    for (Map.Entry<Path, Long> thread : nanosOfThreads().entrySet()) {
      nanos += thread.getValue() - start.getOrDefault(thread.getKey(), 0L);
    }
    if (turn != null && iteration.getType() == IterationType.MEASUREMENT) {
      turn.end();
    }
    double perOperation = nanos / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(LABEL, perOperation, "ns/op", AggregationPolicy.AVG));
  }

  private static Map<Path, Long> nanosOfThreads() {
    Map<Path, Long> nanos = new HashMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      Path asking = Files.readSymbolicLink(ASKING).getFileName();
      for (Path thread : threads) {
        if (!thread.endsWith(asking)) {
          put(thread, nanos);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return nanos;
  }

  private static void put(Path thread, Map<Path, Long> nanos) throws IOException {
    try {
      String line = Files.readString(thread.resolve("schedstat"));
      nanos.put(thread, Long.parseLong(line.substring(0, line.indexOf(' '))));
    } catch (NoSuchFileException e) {
      // It has ended.
    }
  }
}

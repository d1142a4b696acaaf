// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Runs programs: no shell, nothing of our environment, nothing to read, a bounded time and a
 * bounded output. What a program has begun is ended with it when its time is over; what it has left
 * behind when it ends by itself goes on.
 */
final class Runner {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("LC_ALL", "C", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin");

  private static final File NOTHING = new File("/dev/null");
  private static final long TICK_MILLIS = 10;
  private static final int CHUNK = 8192;
  private static final int MAX_CHUNKS = 64;

  private final Path directory;
  private final Duration timeout;
  private final int maxOutput;
  private final LongSupplier nanoTime;

  /**
   * Prepares runs.
   *
   * @param directory where they run
   * @param timeout how long one may take
   * @param maxOutput how many octets of what it writes are kept
   * @param nanoTime the time as of {@link System#nanoTime}
   */
  Runner(Path directory, Duration timeout, int maxOutput, LongSupplier nanoTime) {
    this.directory = directory;
    this.timeout = timeout;
    this.maxOutput = maxOutput;
    this.nanoTime = nanoTime;
  }

  /**
   * What a run came to.
   *
   * @param isLate true if it was ended because its time was over; then there is no exit code
   * @param output the beginning of what it wrote, errors included
   */
  record Run(int exit, boolean isLate, String output) {}

  /**
   * Runs a program to its end.
   *
   * @throws IOException if it cannot be begun, and has done nothing
   * @throws InterruptedException if the thread was interrupted; the program is ended then
   */
  Run run(List<String> line) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(NOTHING);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    long begin = nanoTime.getAsLong();
    Process process = builder.start();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    // Never waits for the end of the output: what the program has left behind may hold it open.
    InputStream pipe = process.getInputStream();
    boolean isLate = false;
    try {
      while (!isLate && !process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
        read(pipe, output);
        isLate = nanoTime.getAsLong() - begin >= timeout.toNanos();
      }
      if (!isLate) {
        read(pipe, output);
      }
      int exit = isLate ? -1 : process.exitValue();
      return new Run(exit, isLate, output.toString(StandardCharsets.UTF_8));
    } finally {
      if (process.isAlive()) {
        end(process);
      }
    }
  }

  /** Reads what is there, and keeps the beginning of it all. */
  private void read(InputStream pipe, ByteArrayOutputStream output) throws IOException {
    byte[] chunk = new byte[CHUNK];
    int there = pipe.available();
    // Whoever writes without an end must not keep us from looking at the time.
    for (int i = 0; there > 0 && i < MAX_CHUNKS; i++) {
      int read = pipe.read(chunk, 0, Math.min(there, CHUNK));
      if (read < 0) {
        return;
      }
      output.write(chunk, 0, Math.min(read, maxOutput - output.size()));
      there = pipe.available();
    }
  }

  /**
   * The program first, so that it begins nothing more; and those that these have begun meanwhile.
   */
  private static void end(Process process) {
    List<ProcessHandle> begun = process.descendants().toList();
    process.destroyForcibly();
    for (ProcessHandle child : begun) {
      child.destroyForcibly();
      child.descendants().forEach(ProcessHandle::destroyForcibly);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An {@code oc2d} in a process of its own, with what it wrote so far. Closing kills it. */
final class DaemonProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private DaemonProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::readLines, "oc2d-output");
    reader.setDaemon(true);
    reader.start();
  }

  static DaemonProcess start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Oc2d.class.getName());
    command.addAll(List.of(args));
    return new DaemonProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void readLines() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("cannot read what oc2d writes: " + e);
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits for a line that holds the text; fails when there will be none. */
  synchronized String awaitLine(String text) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    @Nullable String found = find(text);
    while (found == null && !ended && System.nanoTime() < deadline) {
      TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
      found = find(text);
    }
    assertThat(found).as("a line with \"%s\" among %s", text, lines).isNotNull();
    return String.valueOf(found);
  }

  private @Nullable String find(String text) {
    return lines.stream().filter(line -> line.contains(text)).findFirst().orElse(null);
  }

  /** What it wrote so far. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Asks it to end, as an operator would (SIGTERM). */
  void terminate() {
    // Process.destroy would also close what the process still writes to.
    process.toHandle().destroy();
  }

  /** Waits for its end. */
  int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .as("oc2d ended; it wrote %s", lines())
        .isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

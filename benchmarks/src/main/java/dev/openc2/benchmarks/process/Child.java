// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of which it is known how much processor time it took. Not thread-safe. */
public final class Child implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /** Runs a program; what it writes is dropped. */
  public static Child run(List<String> command) throws IOException {
    return new Child(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Runs a main class of ours, and waits until it has written a line with this text. */
  public static Child java(String mainClass, String awaited, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(List.of(args));
    return program(command, Map.of(), awaited);
  }

  /**
   * Runs a program with these environment variables besides, and waits until it has written a line
   * with this text.
   */
  public static Child program(List<String> command, Map<String, String> variables, String awaited)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    return awaited(builder.start(), awaited);
  }

  private static Child awaited(Process process, String line) throws IOException {
    Child child = new Child(process);
    try {
      child.awaitLine(line);
      return child;
    } catch (IOException e) {
      child.close();
      throw e;
    }
  }

  private void awaitLine(String text) throws IOException {
    BufferedReader reader = process.inputReader();
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.contains(text)) {
        Thread rest = new Thread(() -> drop(reader), "child-output");
        rest.setDaemon(true);
        rest.start();
        return;
      }
      lines.add(line);
    }
    throw new IOException("a program that is to be measured has ended: " + lines);
  }

  /** A full pipe would stop it. */
  private static void drop(BufferedReader reader) {
    try {
      while (reader.readLine() != null) {
        // Dropped.
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Its number. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The processor time that it took until now, to a hundredth of a second. */
  public Duration processorTime() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("this system tells no processor times"));
  }

  /** Ends it by force. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Ends it by the end of its input, else by force. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

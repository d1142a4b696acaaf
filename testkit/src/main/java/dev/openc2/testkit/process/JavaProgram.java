// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A main class in a process of its own, on the class path of the tests, with what it wrote so far.
 * Closing kills it.
 */
public final class JavaProgram implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private JavaProgram(Process process) {
    this.process = process;
    Thread reader = new Thread(this::readLines, "program-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a main class with these arguments. */
  public static JavaProgram start(String mainClass, String... args) throws IOException {
    return startBy(List.of(), mainClass, args);
  }

  /**
   * Starts a main class by another program, which must become it.
   *
   * @param launcher that program with its arguments, before those of Java
   */
  public static JavaProgram startBy(List<String> launcher, String mainClass, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    // Java 24 and later warn of native libraries, in the middle of what a program writes.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(List.of(args));
    return new JavaProgram(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void readLines() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("cannot read what the program writes: " + e);
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
  public synchronized String awaitLine(String text) throws InterruptedException {
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
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Asks it to end, as an operator would (SIGTERM). */
  public void terminate() {
    // Process.destroy would also close what the process still writes to.
    process.toHandle().destroy();
  }

  /** Waits for its end. */
  public int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .as("the program ended; it wrote %s", lines())
        .isTrue();
    return process.exitValue();
  }

  /** True while it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it at once, whatever it is at (SIGKILL), and waits for that. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

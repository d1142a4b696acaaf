// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.demo;

import dev.openc2.value.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A program of ours as a process; what it says goes to a file. */
final class ChildProgram {

  private static final long POLL_MILLIS = 50;
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long STOP_SECONDS = 10;
  private static final int MAX_LINE = 300;

  private static final Pattern PLACE = Pattern.compile("\\s+(at |\\.\\.\\. \\d+ )");

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProgram(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  static ChildProgram start(
      String name, List<String> command, Map<String, String> variables, Path log)
      throws DemoException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new ChildProgram(name, process, log);
    } catch (IOException e) {
      throw new DemoException(name + " cannot be started: " + e.getMessage());
    }
  }

  /** Waits until it has said that it is ready. */
  void awaitReady() throws DemoException, InterruptedException {
    for (long waited = 0; waited < PATIENCE_MILLIS; waited += POLL_MILLIS) {
      if (said().contains("ready")) {
        return;
      }
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new DemoException(name + " ended: " + lastLine());
      }
    }
    throw new DemoException(name + " is not ready after a minute: " + lastLine());
  }

  private String said() throws DemoException {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DemoException(log + " cannot be read");
    }
  }

  private String lastLine() throws DemoException {
    return lastLine(said());
  }

  /** The last line that tells something: the places of a stack trace do not. */
  static String lastLine(String said) {
    return said.lines()
        .filter(line -> !line.isBlank() && !PLACE.matcher(line).lookingAt())
        .reduce((earlier, later) -> later)
        .map(line -> Printable.cut(line, MAX_LINE))
        .orElse("without a word");
  }

  long pid() {
    return process.pid();
  }

  /** Ends it and whatever it has started, in order if it can. */
  void stop() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    all.forEach(ProcessHandle::destroy);
    try {
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}

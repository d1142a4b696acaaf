// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * At which step a device dies next, and which steps it came to: two files, for the test decides the
 * one from outside, and the other outlives the device.
 */
record Fate(Path directory) {

  /** How it dies. */
  enum Death {
    /** At once, as if the power of the process were cut. */
    HALT,
    /** The thread stops for ever while all others go on, until the process is killed. */
    FREEZE
  }

  private static final int KILLED = 137;

  private Path decree() {
    return directory.resolve("fate");
  }

  private Path trace() {
    return directory.resolve("trace");
  }

  /** The device dies when it comes to this step next. */
  void decree(Step step, Death death) {
    try {
      Path draft = Files.writeString(directory.resolve("fate.new"), step + " " + death);
      Files.move(draft, decree(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the device: a Command came to this step. */
  void reached(Step step, String id) {
    try {
      Files.writeString(
          trace(), step + " " + id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (Files.exists(decree())) {
        meet(step, Files.readString(decree()));
      }
    } catch (NoSuchFileException e) {
      // Another thread meets it at this moment.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void meet(Step step, String decreed) throws IOException {
    if (decreed.equals(step + " " + Death.HALT) && Files.deleteIfExists(decree())) {
      // Nothing is flushed, closed or told.
      Runtime.getRuntime().halt(KILLED);
    }
    if (decreed.equals(step + " " + Death.FREEZE) && Files.deleteIfExists(decree())) {
      System.out.println(frozenAt(step));
      System.out.flush();
      while (true) {
        LockSupport.park(this);
      }
    }
  }

  /** What a frozen device says. */
  static String frozenAt(Step step) {
    return "frozen at " + step;
  }

  /** The ids of the Commands that came to this step so far. */
  Set<String> cameTo(Step step) {
    Set<String> ids = new HashSet<>();
    String start = step + " ";
    for (String line : lines()) {
      if (line.startsWith(start)) {
        ids.add(line.substring(start.length()));
      }
    }
    return ids;
  }

  private List<String> lines() {
    try {
      return Files.exists(trace()) ? Files.readAllLines(trace()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

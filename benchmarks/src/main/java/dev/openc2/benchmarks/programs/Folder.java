// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for a measurement, of which nothing stays. */
record Folder(Path path) implements AutoCloseable {

  static Folder open() throws IOException {
    return new Folder(Files.createTempDirectory("oc2-bench-"));
  }

  /** How many octets are in the files of a directory. */
  static long size(Path directory) throws IOException {
    long octets = 0;
    for (Path file : everything(directory)) {
      try {
        octets += Files.isRegularFile(file) ? Files.size(file) : 0;
      } catch (NoSuchFileException e) {
        // Gone since: a database has files for a moment.
      }
    }
    return octets;
  }

  private static List<Path> everything(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }

  @Override
  public void close() throws IOException {
    for (Path each : everything(path)) {
      Files.deleteIfExists(each);
    }
  }
}

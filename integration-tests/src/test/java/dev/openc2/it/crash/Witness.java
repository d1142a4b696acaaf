// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file to which an actuator appends the id of each Command that takes effect. */
record Witness(Path file) {

  /** The Command takes effect now. */
  void attest(String requestId) {
    append(file, requestId);
  }

  /** What took effect so far, in order. */
  List<String> attested() {
    return read(file);
  }

  /** True the first time that it is asked for this Command, across restarts. */
  boolean isFirstCrash(String requestId) {
    Path crashes = file.resolveSibling("crashes");
    if (read(crashes).contains(requestId)) {
      return false;
    }
    append(crashes, requestId);
    return true;
  }

  private static List<String> read(Path path) {
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One write, so that a death in the middle leaves no half line. */
  private static void append(Path path, String line) {
    try {
      Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file to which an actuator appends the id of each Command that takes effect, and when it does:
 * the truth about what was run.
 */
record Witness(Path file) {

  /**
   * A line of it.
   *
   * @param requestId which Command took effect
   * @param millis when, by the true time, in milliseconds since 1970
   */
  record Effect(String requestId, long millis) {}

  /** The Command takes effect now. One write, so that a death leaves no half line. */
  void attest(String requestId) {
    try {
      Files.writeString(
          file,
          requestId + " " + System.currentTimeMillis() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What took effect so far, in order. */
  List<Effect> effects() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(Witness::effect).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Effect effect(String line) {
    int space = line.indexOf(' ');
    return new Effect(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
  }

  /** The ids of the Commands that took effect so far, in order. */
  List<String> attested() {
    return effects().stream().map(Effect::requestId).toList();
  }
}

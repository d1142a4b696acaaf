// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is wrong by what a file says, which may be changed at any time. */
record ShiftedClock(Path file) implements InstantSource {

  /** Puts the clock wrong from now on. */
  void shift(Duration by) {
    try {
      Files.writeString(file, by.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Instant instant() {
    try {
      String shift = Files.exists(file) ? Files.readString(file) : "";
      Instant now = Instant.now();
      // It may be read while it is written.
      return shift.isEmpty() ? now : now.plus(Duration.parse(shift));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param residentKilobytes of memory
 * @param threads how many it has
 * @param descriptors of files and sockets that are open
 * @param stateBytes in the files of its state directory
 */
record Reading(long residentKilobytes, long threads, long descriptors, long stateBytes) {

  private static final Path PROCESSES = Path.of("/proc");

  static Reading of(long pid, Path state) throws IOException {
    Path process = PROCESSES.resolve(Long.toString(pid));
    String status = Files.readString(process.resolve("status"));
    try (Stream<Path> open = Files.list(process.resolve("fd"))) {
      return new Reading(
          number(status, "VmRSS"), number(status, "Threads"), open.count(), Folder.size(state));
    }
  }

  /** The number behind a word of a process's status. */
  static long number(String status, String word) throws IOException {
    Matcher matcher = Pattern.compile("(?m)^" + word + ":\\s+(\\d+)").matcher(status);
    if (!matcher.find()) {
      throw new IOException("no " + word + " in the status of a process");
    }
    return Long.parseLong(matcher.group(1));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run took.
 *
 * @param wall milliseconds until it was over
 * @param processor milliseconds of processor time
 */
record Timed(double wall, double processor) {

  private static final double MILLIS = 1000;

  /** The shell tells of a program that is over what no other does: its processor time. */
  private static final String SCRIPT =
      "TIMEFORMAT='%R %U %S'; time \"$@\" </dev/null >/dev/null 2>&1";

  /** Runs a program to its end, which is to be a good one. */
  static Timed run(List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    List<String> timed = new ArrayList<>(List.of("bash", "-c", SCRIPT, "bash"));
    timed.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(timed).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(variables);
    Process process = builder.start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(command + " ended with " + process.exitValue());
    }
    return parse(said);
  }

  /** Reads seconds: on the wall, of the program, of the system for it. */
  static Timed parse(String seconds) throws IOException {
    try {
      String[] words = seconds.split(" ", -1);
      return new Timed(
          Double.parseDouble(words[0]) * MILLIS,
          (Double.parseDouble(words[1]) + Double.parseDouble(words[2])) * MILLIS);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("not the times of a run: " + seconds, e);
    }
  }
}

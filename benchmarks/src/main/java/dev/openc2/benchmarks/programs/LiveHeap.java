// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The objects of a JVM that are in use, as {@code jcmd} tells after a collection. */
final class LiveHeap {

  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private LiveHeap() {}

  /** Collects in that process, and tells how many kilobytes are left. */
  static long kilobytes(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    return sum(jcmd(pid, "GC.heap_info"));
  }

  /** The sum over the generations. */
  static long sum(String info) throws IOException {
    Matcher matcher = USED.matcher(info);
    long kilobytes = 0;
    while (matcher.find()) {
      kilobytes += Long.parseLong(matcher.group(1));
    }
    if (kilobytes == 0) {
      throw new IOException("jcmd tells no use of the heap: " + info);
    }
    return kilobytes;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(program, Long.toString(pid), command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd: " + said.strip());
    }
    return said;
  }
}

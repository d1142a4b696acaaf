// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One target under Jazzer, in a process of its own: the fuzzer instruments what it loads, and ends
 * the JVM when it is done. New inputs go into a folder below the build's, the log beside it.
 *
 * @param log the whole output of the fuzzer
 */
record JazzerRun(FuzzTarget target, int exitCode, Path log, String output) {

  private static final Path DIRECTORY =
      Path.of(System.getProperty("fuzz.directory", "target/fuzz"));
  private static final Pattern LAST =
      Pattern.compile(
          "#(\\d+)\\s+DONE\\s+cov: (\\d+) ft: (\\d+) corp: (\\d+)/(\\S+).*exec/s: (\\d+)");
  private static final int MAX_LENGTH = 4096;
  private static final int GRACE_SECONDS = 120;
  private static final int TAIL = 4000;

  static JazzerRun of(FuzzTarget target, int seconds) throws IOException, InterruptedException {
    Path home = DIRECTORY.resolve(target.name().toLowerCase(Locale.ROOT));
    Path found = Files.createDirectories(home.resolve("corpus"));
    Path log = home.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(target, seconds, found, home))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor((long) seconds + GRACE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the fuzzer does not end; see " + log);
      }
    } finally {
      process.destroyForcibly();
    }
    String output = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    return new JazzerRun(target, process.exitValue(), log, output);
  }

  private static List<String> command(FuzzTarget target, int seconds, Path found, Path home) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() > 17) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("-XX:+EnableDynamicAgentLoading");
    }
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Xss1m",
            // What is instrumented is slower, and the machine may be busy.
            "-Dfuzz.slowness=20",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.type().getName(),
            "--instrumentation_includes=dev.openc2.**:com.fasterxml.jackson.**",
            "--reproducer_path=" + home,
            "-artifact_prefix=" + home + File.separator,
            "-dict=" + FuzzTarget.RESOURCES.resolve("openc2.dict"),
            "-max_total_time=" + seconds,
            "-max_len=" + MAX_LENGTH,
            "-timeout=60",
            "-use_value_profile=1",
            "-print_final_stats=1",
            found.toString(),
            target.corpus().toString()));
    return command;
  }

  /** False where the fuzzer's native part is not to be had. */
  boolean wasPossible() {
    return !output.contains("UnsatisfiedLinkError")
        && !output.contains("not supported on this platform")
        && !output.contains("AttachNotSupportedException");
  }

  /** Runs, coverage, corpus and outcome. */
  String line() {
    Matcher last = LAST.matcher(output);
    String figures =
        last.find()
            ? "%s runs, cov %s, ft %s, corpus %s (%s), %s runs/s"
                .formatted(
                    last.group(1),
                    last.group(2),
                    last.group(3),
                    last.group(4),
                    last.group(5),
                    last.group(6))
            : "see " + log;
    return "fuzz %-8s %s: %s"
        .formatted(target, exitCode == 0 ? "nothing found" : "A FINDING", figures);
  }

  /** The end of the log, with the input as base64 if there is a finding. */
  String tail() {
    return output.substring(Math.max(0, output.length() - TAIL));
  }
}

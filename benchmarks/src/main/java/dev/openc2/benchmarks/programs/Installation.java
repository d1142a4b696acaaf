// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The programs as a user has them, with an archive of classes of our own.
 *
 * @param home the directory with {@code bin/}
 * @param cache where the archive is
 */
record Installation(Path home, Path cache) {

  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Path BUILT = Path.of("distribution", "target");
  private static final long PATIENCE_SECONDS = 120;
  private static final long LOOK_AGAIN_MILLIS = 50;

  /** The one that this source tree has built; what it keeps goes into the folder. */
  static Installation in(Path folder) throws Exception {
    try (Stream<Path> entries = Files.list(BUILT)) {
      Path home =
          entries
              .filter(entry -> Files.isExecutable(entry.resolve("bin").resolve("oc2")))
              .findFirst()
              .orElseThrow(() -> new IOException("nothing is built in " + BUILT));
      Installation made = new Installation(home.toAbsolutePath(), folder.resolve("cache"));
      made.awaitArchive();
      return made;
    }
  }

  private void awaitArchive() throws Exception {
    Timed.run(List.of(program("oc2"), "--version"), variables(true));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!hasArchive()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the launchers have made no archive in " + cache);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  private boolean hasArchive() throws IOException {
    Path own = cache.resolve("openc2-mqtt");
    if (!Files.isDirectory(own)) {
      return false;
    }
    try (Stream<Path> files = Files.list(own)) {
      List<String> names = files.map(Path::toString).toList();
      return names.size() == 1 && names.get(0).endsWith(".jsa");
    }
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /** The environment of a program that uses the archive, or does without. */
  Map<String, String> variables(boolean hasArchive) {
    Map<String, String> variables = new HashMap<>();
    variables.put("OC2_JAVA", JAVA);
    variables.put("OC2_JAVA_OPTS", "");
    variables.put("XDG_CACHE_HOME", cache.toString());
    variables.put("OC2_ARCHIVE", hasArchive ? "on" : "off");
    return variables;
  }
}

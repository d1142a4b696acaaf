// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds and runs the scripts of this source tree. */
final class Scripts {

  /** The root of the source tree. */
  static final Path ROOT =
      Path.of(System.getProperty("openc2.root", "..")).toAbsolutePath().normalize();

  /** The programs that there is a launcher for. */
  static final List<String> PROGRAMS = List.of("oc2", "oc2d", "oc2-fabric");

  private static final long PATIENCE_SECONDS = 60;

  /** What came of a run. */
  record Result(int exitCode, String out, String err) {}

  private Scripts() {}

  /** The directory that was built, or the running test is skipped: nothing was packaged. */
  static Path distribution() throws IOException {
    Path target = ROOT.resolve("distribution").resolve("target");
    Optional<Path> built = Optional.empty();
    if (Files.isDirectory(target)) {
      try (Stream<Path> entries = Files.list(target)) {
        built =
            entries
                .filter(entry -> Files.isExecutable(entry.resolve("bin").resolve("oc2")))
                .findFirst();
      }
    }
    Assumptions.assumeTrue(
        built.isPresent(), "skipped: the distribution is made by the phase package, not by test");
    return built.orElseThrow();
  }

  /**
   * Runs a command in a directory to its end, without the variables that steer the launchers.
   *
   * @param environment what is added
   */
  static Result run(Path directory, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("openc2-out", ".txt");
    Path err = Files.createTempFile("openc2-err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_HOME", "OC2_JAVA", "OC2_JAVA_OPTS"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("%s ended", String.join(" ", command))
          .isTrue();
      return new Result(process.exitValue(), text(out), text(err));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** A directory to be the whole PATH: the tools that the launchers use, and no java or mvn. */
  static Path toolsWithoutJava(Path directory) throws IOException {
    Path tools = Files.createDirectory(directory.resolve("tools"));
    for (String tool : List.of("sh", "sed", "dirname", "readlink", "mkdir", "cat", "rm", "sleep")) {
      Optional<Path> found =
          Stream.of("/bin", "/usr/bin")
              .map(bin -> Path.of(bin, tool))
              .filter(Files::isExecutable)
              .findFirst();
      Assumptions.assumeTrue(found.isPresent(), () -> "skipped: there is no " + tool + " here");
      Files.createSymbolicLink(tools.resolve(tool), found.orElseThrow());
    }
    return tools;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.it.launcher.Scripts.Result;
import dev.openc2.testkit.broker.TestBrokers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distribution as it is installed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are POSIX shell scripts")
final class DistributionTest {

  private static final long MEBIBYTE = 1L << 20;

  /** JUnit puts the real one here. */
  @TempDir private Path directory = Path.of("");

  private static Map<String, String> thisJava() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }

  private static List<String> jarsIn(Path lib) throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oc2", "oc2d", "oc2-fabric"})
  void aProgramTellsItsVersionFromAnywhereAndThroughSymbolicLinks(String program) throws Exception {
    Path home = Files.createDirectory(directory.resolve("with space")).resolve("openc2");
    Files.createSymbolicLink(home, Scripts.distribution());
    Path link =
        Files.createSymbolicLink(
            directory.resolve("link"), Path.of("with space/openc2/bin/" + program));

    Result result = Scripts.run(Path.of("/"), thisJava(), link.toString(), "--version");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains(program + " ");
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"oc2", "oc2d", "oc2-fabric"})
  void withoutJavaAProgramSaysSoInOneSentence(String program) throws Exception {
    String script = Scripts.distribution().resolve("bin").resolve(program).toString();
    Path tools = Scripts.toolsWithoutJava(directory);

    Result result = Scripts.run(directory, Map.of("PATH", tools.toString()), script, "--version");

    assertThat(result)
        .isEqualTo(
            new Result(
                2, "", program + ": no Java found: install Java 17 or later, or set JAVA_HOME.\n"));
  }

  @Test
  void aJavaThatIsTooOldIsNamed() throws Exception {
    Path java = script("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

    Result result =
        Scripts.run(
            directory,
            Map.of("OC2_JAVA", java.toString()),
            Scripts.distribution().resolve("bin").resolve("oc2d").toString());

    assertThat(result)
        .isEqualTo(
            new Result(
                2,
                "",
                "oc2d: " + java + " (from OC2_JAVA) is Java 11.0.2; it takes 17 or later.\n"));
  }

  @Test
  void flagsOfTheUserReachJavaAfterOurs() throws Exception {
    Path java =
        script(
            "java",
            "if [ \"$1\" = -version ]; then echo 'openjdk version \"17\"' >&2; else echo \"$@\"; fi");

    Result result =
        Scripts.run(
            directory,
            Map.of("OC2_JAVA", java.toString(), "OC2_JAVA_OPTS", "-Xmx1g -Dx=y"),
            Scripts.distribution().resolve("bin").resolve("oc2d").toString(),
            "--id",
            "a b");

    assertThat(result.out())
        .containsPattern(
            "-Xmx128m .*-Xmx1g -Dx=y -Dopenc2.home=/.* dev.openc2.daemon.Oc2d --id a b\n");
  }

  private Path script(String name, String body) throws IOException {
    Path script = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  @Test
  void theDeviceCarriesNoBrokerAndAtMostTwentyMebibytes() throws Exception {
    Path lib = Scripts.distribution().resolve("lib");

    long bytes = 0;
    for (String jar : jarsIn(lib)) {
      bytes += Files.size(lib.resolve(jar));
    }

    assertThat(jarsIn(lib))
        .noneMatch(jar -> jar.matches("(hivemq|netty|guava|fabric|testkit|junit).*"));
    assertThat(bytes).isLessThanOrEqualTo(20 * MEBIBYTE);
  }

  @Test
  void theBrokerLiesApartAndNoJarIsThereTwice() throws Exception {
    Path lib = Scripts.distribution().resolve("lib");
    List<String> ofFabric = jarsIn(lib.resolve("fabric"));

    assertThat(ofFabric).anyMatch(jar -> jar.startsWith("hivemq-community-edition"));
    assertThat(ofFabric).doesNotContainAnyElementsOf(jarsIn(lib));
    assertThat(ofFabric).noneMatch(jar -> jar.startsWith("rocksdbjni"));
  }

  @Test
  void theArchiveHasTheSameFilesForEverybody() throws Exception {
    TestBrokers.requireProgram("tar");
    Path home = Scripts.distribution();
    Path archive = home.resolveSibling(home.getFileName() + ".tar.gz");

    Result listing =
        Scripts.run(directory, Map.of("LC_ALL", "C"), "tar", "-tvzf", archive.toString());

    assertThat(listing.out())
        .contains("/bin/oc2\n", "/bin/oc2d\n", "/bin/oc2-fabric\n", "/conf/oc2d.example.yaml\n")
        .contains("/LICENSE\n", "/README.md\n");
    assertThat(listing.out().lines())
        .allMatch(line -> line.matches("(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--) root/root .*"));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.it.launcher.Scripts.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launchers in the root of the source tree, in a tree where nothing is built. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are POSIX shell scripts")
final class SourceTreeTest {

  private static final String HELPER = "distribution/src/main/source-tree/run-from-source.sh";

  /** JUnit puts the real one here. */
  @TempDir private Path directory = Path.of("");

  private Path tree = Path.of("");

  @BeforeEach
  void copyWhatTheLaunchersNeed() throws IOException {
    tree = Files.createDirectory(directory.resolve("source tree"));
    Files.createDirectories(tree.resolve(HELPER).getParent());
    List<String> files = new ArrayList<>(Scripts.PROGRAMS);
    files.add(HELPER);
    files.add("pom.xml");
    for (String file : files) {
      Files.copy(
          Scripts.ROOT.resolve(file), tree.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** An environment whose PATH has the usual tools and these programs, but no real java or mvn. */
  private Map<String, String> path(Map<String, String> programs) throws IOException {
    Path tools = Scripts.toolsWithoutJava(directory);
    for (Map.Entry<String, String> program : programs.entrySet()) {
      Path script = tools.resolve(program.getKey());
      Files.writeString(script, "#!/bin/sh\n" + program.getValue() + "\n");
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
    return new HashMap<>(Map.of("PATH", tools.toString()));
  }

  private Result run(Map<String, String> environment, String program, String... args)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(tree.resolve(program).toString()));
    command.addAll(List.of(args));
    return Scripts.run(directory, environment, command.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oc2", "oc2d", "oc2-fabric"})
  void withoutAJdkItSaysSoInOneSentence(String program) throws Exception {
    Result result = run(path(Map.of()), program);

    assertThat(result)
        .isEqualTo(
            new Result(
                2,
                "",
                program
                    + ": no JDK found (javac): building takes JDK 17 or later; install one, or set"
                    + " JAVA_HOME.\n"));
  }

  @Test
  void anOldJdkIsNamed() throws Exception {
    Result result = run(path(Map.of("javac", "echo javac 11.0.2")), "oc2");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).endsWith("/javac is too old: building takes JDK 17 or later.\n");
  }

  @Test
  void withoutMavenItSaysSoInOneSentence() throws Exception {
    Result result = run(path(Map.of("javac", "echo javac 17.0.2")), "oc2");

    assertThat(result)
        .isEqualTo(
            new Result(
                2,
                "",
                "oc2: no Maven found (mvn): building takes Maven 3.8 or later; install it first.\n"));
  }

  @Test
  void anOldMavenIsRefused() throws Exception {
    Result result =
        run(path(Map.of("javac", "echo javac 25", "mvn", "echo 'Apache Maven 3.6.3 (x)'")), "oc2");

    assertThat(result)
        .isEqualTo(new Result(2, "", "oc2: mvn is too old: building takes Maven 3.8 or later.\n"));
  }

  @Test
  void itBuildsOnceAndThenOnlyRuns() throws Exception {
    Map<String, String> environment =
        path(Map.of("javac", "echo javac 17.0.2", "mvn", mavenThatBuilds("exit 0")));

    Result first = run(environment, "oc2", "one", "two words");
    Result second = run(environment, "oc2", "again");

    assertThat(first.out()).isEqualTo("ran with one two words\n");
    assertThat(first.err())
        .startsWith("oc2: building openc2-mqtt once")
        .endsWith("\nMaven speaks\n");
    assertThat(second).isEqualTo(new Result(0, "ran with again\n", ""));
  }

  @Test
  void aFailedBuildIsSaidAndLeavesNoLock() throws Exception {
    Map<String, String> environment =
        path(Map.of("javac", "echo javac 17.0.2", "mvn", mavenThatBuilds("exit 1")));

    Result result = run(environment, "oc2");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).endsWith("oc2: the build failed; what Maven said is above.\n");
    assertThat(tree.resolve("distribution/target/.launcher-lock")).doesNotExist();
  }

  @Test
  void theLockOfAStartThatDiedIsBroken() throws Exception {
    Path lock = Files.createDirectories(tree.resolve("distribution/target/.launcher-lock"));
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
    Map<String, String> environment =
        path(Map.of("javac", "echo javac 17.0.2", "mvn", mavenThatBuilds("exit 0")));

    Result result = run(environment, "oc2");

    assertThat(result.out()).isEqualTo("ran with \n");
  }

  /** A Maven that "builds" a program which prints its arguments. */
  private static String mavenThatBuilds(String end) throws IOException {
    String pom = Files.readString(Scripts.ROOT.resolve("pom.xml"));
    String version = pom.replaceFirst("(?s).*?\\n  <version>(.*?)</version>.*", "$1");
    String built = "distribution/target/openc2-mqtt-" + version;
    return """
        if [ "$2" = --version ]; then echo 'Apache Maven 3.9.9 (x)'; exit; fi
        echo Maven speaks
        mkdir -p %1$s/bin
        echo 'printf "ran with %%s\\n" "$*"' >%1$s/bin/oc2
        /bin/chmod +x %1$s/bin/oc2
        : >%1$s.tar.gz
        %2$s
        """
        .formatted(built, end);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.examples.blinky.BlinkyActuator;
import dev.openc2.examples.blinky.BlinkyConfig;
import dev.openc2.examples.blinky.BlinkyFactory;
import dev.openc2.examples.blinky.BlinkyProfile;
import dev.openc2.examples.blinky.BlinkyResults;
import dev.openc2.examples.blinky.Led;
import dev.openc2.it.launcher.Scripts.Result;
import dev.openc2.it.profiles.StutteringProfile;
import dev.openc2.it.profiles.TwinProfile;
import dev.openc2.profile.Profile;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A jar with a profile, dropped into {@code lib/} of an installed distribution. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are POSIX shell scripts")
@Timeout(300)
final class DroppedJarTest {

  /** JUnit puts the real one here. */
  @TempDir private Path directory = Path.of("");

  private Path on = Path.of("");
  private Path purple = Path.of("");
  private Installation installation;

  @BeforeEach
  void install() throws Exception {
    installation = Installation.in(directory);
    on = command("on");
    purple = command("purple");
  }

  private Path command(String value) throws Exception {
    return Files.writeString(
        directory.resolve(value + ".json"),
        "{\"action\":\"set\",\"target\":{\"x-blinky:led\":\"" + value + "\"}}");
  }

  private void dropBlinky() throws Exception {
    installation.drop(
        "blinky.jar",
        Map.of(
            Profile.class, BlinkyProfile.class.getName(),
            ActuatorFactory.class, BlinkyFactory.class.getName()),
        BlinkyProfile.class,
        BlinkyFactory.class,
        BlinkyActuator.class,
        BlinkyConfig.class,
        BlinkyResults.class,
        Led.class);
  }

  private int validate(Path file) throws Exception {
    return installation.oc2("validate", "--strict", file.toString()).exitCode();
  }

  // Words of a profile that nobody knows are passed over: they may be right.
  @Test
  void validateJudgesTheWordsOnceTheJarIsThere() throws Exception {
    assertThat(installation.oc2("profiles", "x-blinky").exitCode()).isEqualTo(2);
    assertThat(validate(purple)).isZero();

    dropBlinky();

    assertThat(validate(on)).isZero();
    assertThat(validate(purple)).isEqualTo(2);
    assertThat(installation.oc2("profiles").out()).containsPattern("x-blinky +blinky.jar ");
    assertThat(installation.oc2("completion").out()).contains("x-blinky:led");
  }

  @Test
  void aDeviceRunsItsActuatorAndTellsItsProfile() throws Exception {
    dropBlinky();
    try (TestBroker broker = TestBrokers.embedded()) {
      String uri = broker.uri().toString();
      ProcessBuilder builder =
          new ProcessBuilder(
                  installation.program("oc2d"),
                  "--broker",
                  uri,
                  "--id",
                  "lamp",
                  "--actuator",
                  "x-blinky=memory")
              .redirectErrorStream(true);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process oc2d = builder.start();
      try (BufferedReader output = oc2d.inputReader()) {
        assertThat(output.lines().anyMatch(line -> line.endsWith(" ready"))).isTrue();

        Result features =
            installation.oc2(
                "query", "features", "profiles", "pairs", "--to", "lamp", "--broker", uri);
        Result set = installation.oc2("set", "x-blinky:led", "on", "--to", "lamp", "--broker", uri);

        assertThat(features.out()).contains("\"x-blinky\"").contains("\"x-blinky:led\"");
        assertThat(set.out()).contains("200").contains("was_on");
      } finally {
        oc2d.destroyForcibly();
      }
    }
  }

  @Test
  void aJarThatDoesNotKeepItsPromiseIsNamedAndStopsNothing() throws Exception {
    Path broken = installation.drop("broken.jar", Map.of(Profile.class, "org.example.GoneProfile"));
    dropBlinky();

    Result result = installation.oc2("validate", "--strict", on.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains("org.example.GoneProfile of " + broken + " is left out: ");
  }

  @Test
  void ofTwoProfilesWithOneNameTheFirstOnTheClassPathStays() throws Exception {
    Path twin =
        installation.drop(
            "twin.jar", Map.of(Profile.class, TwinProfile.class.getName()), TwinProfile.class);

    Result result = installation.oc2("profiles", "slpf");

    assertThat(result.out()).contains("OASIS SLPF v1.0");
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains(TwinProfile.class.getName() + " of " + twin)
        .contains("its namespace slpf is that of dev.openc2.actuators.slpf.SlpfProfile");
  }

  @Test
  void aProfileThatDeclaresAWordTwiceIsNamed() throws Exception {
    Path stutter =
        installation.drop(
            "stutter.jar",
            Map.of(Profile.class, StutteringProfile.class.getName()),
            StutteringProfile.class);

    Result result = installation.oc2("profiles");

    assertThat(result.out()).contains("slpf").doesNotContain("x-stutter");
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains(StutteringProfile.class.getName() + " of " + stutter)
        .contains("two members are called speed");
  }

  // A device tells the faults when it starts, also of a profile that no Command has named yet.
  @Test
  void aDeviceNamesAFaultyProfileThatItDoesNotUse() throws Exception {
    Path stutter =
        installation.drop(
            "stutter.jar",
            Map.of(Profile.class, StutteringProfile.class.getName()),
            StutteringProfile.class);
    Path file =
        Files.writeString(
            directory.resolve("oc2d.yaml"),
            """
            device: lamp
            transfers: [{uri: "mqtt://127.0.0.1:1"}]
            actuators: [{profile: slpf, means: memory}]
            """);

    Result result =
        Scripts.run(
            directory,
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            installation.program("oc2d"),
            "--check",
            file.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .containsOnlyOnce(StutteringProfile.class.getName() + " of " + stutter)
        .contains("two members are called speed");
  }

  @Test
  void aFactoryThatCannotBeLoadedDoesNotStopTheDevice() throws Exception {
    Path broken =
        installation.drop("broken.jar", Map.of(ActuatorFactory.class, "org.example.GoneFactory"));

    Result result =
        Scripts.run(
            directory,
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            installation.program("oc2d"),
            "--version");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .startsWith("oc2d: org.example.GoneFactory of " + broken + " is left out: ");
  }

  // An actuator whose Commands nobody could read is refused, not run.
  @Test
  void anActuatorWithoutItsProfileIsRefused() throws Exception {
    installation.drop(
        "factory.jar",
        Map.of(ActuatorFactory.class, BlinkyFactory.class.getName()),
        BlinkyFactory.class,
        BlinkyActuator.class,
        BlinkyConfig.class,
        BlinkyProfile.class,
        BlinkyResults.class,
        Led.class);
    Path file =
        Files.writeString(
            directory.resolve("oc2d.yaml"),
            """
            device: lamp
            transfers: [{uri: "mqtt://127.0.0.1:1"}]
            actuators: [{profile: x-blinky, means: memory}]
            """);

    Result result =
        Scripts.run(
            directory,
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            installation.program("oc2d"),
            "--check",
            file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("actuators[0].profile").contains("no profile of that name");
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.daemon.config.ActuatorFactories;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class Oc2dCommandTest {

  private static final String GOOD =
      """
      device: fw1
      transfers: [{uri: 'mqtt://127.0.0.1:1'}]
      actuators: [{profile: slpf, means: memory}]
      """;

  /** JUnit puts the real one here. */
  @TempDir private Path directory = Path.of("");

  private record Result(int exitCode, String out, String err) {}

  private static Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Oc2dCommand.commandLine(ActuatorFactories.installed(Assertions::fail), Map.of(), stop -> {})
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(args);
    return new Result(exitCode, out.toString(), err.toString());
  }

  private Path file(String yaml) throws Exception {
    return Files.writeString(directory.resolve("oc2d.yaml"), yaml);
  }

  @Test
  void checkSaysThatAFileIsGood() throws Exception {
    Path file = file(GOOD);

    assertThat(run("--check", file.toString()))
        .isEqualTo(new Result(0, file + ": ok" + System.lineSeparator(), ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          device: fw1 | device: a+b | device: "a+b" is not a device id
          uri: 'mqtt://127.0.0.1:1' | uri: 'http://127.0.0.1' | transfers[0]: "http://127.0.0.1" does not begin with
          uri: 'mqtt://127.0.0.1:1' | uri: 'mqtt://broker.example' | transfers[0]: everybody on the way can read and change
          uri: 'mqtt://127.0.0.1:1' | uri: 'mqtt://127.0.0.1', options: {qos: 3} | transfers[0].options.qos: 3 is not between 1 and 2
          uri: 'mqtt://127.0.0.1:1' | uri: 'mqtt://127.0.0.1', options: {qs: 1} | transfers[0]: "qs" is not a setting of MQTT
          uri: 'mqtt://127.0.0.1:1' | uri: 'mqtt://127.0.0.1', credentials: {username: u, passwordEnv: NO} | transfers[0].credentials.passwordEnv: the environment variable NO is not set
          """)
  void checkNamesThePlaceOfAMistake(String text, String replacement, String message)
      throws Exception {
    Path file = file(GOOD.replace(text, replacement));

    Result result = run("--check", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("oc2d: " + file + ": " + message)
        .satisfies(text2 -> assertThat(text2.lines()).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --id fw1 | without --config FILE, --broker and --actuator must be given
          --config a --check b | --config runs a file and --check only checks one
          --config a --id fw1 | --config takes everything from its file: leave out --id
          --broker mqtt://127.0.0.1 --id a/b --actuator slpf=memory | --id: "a/b" is not a device id
          --broker mqtt://127.0.0.1 --id a --actuator slpf | --actuator: "slpf" is not PROFILE=MEANS
          --broker mqtt://127.0.0.1 --id a --actuator slpf=x | --actuator slpf=x: means: "x" is not among
          --broker mqtt://127.0.0.1 --id a --actuator slpf=memory --cert c | --cert and --key come together
          --broker mqtt://127.0.0.1 --id a --actuator slpf=memory --password-file p | --password-file needs --username
          --broker mqtt://127.0.0.1 --id a --actuator slpf=memory --username u --password-file /none | /none cannot be read
          --broker mqtt://broker.example --id a --actuator slpf=memory | everybody on the way can read
          --colour red | Unknown option
          log | one of --state-dir DIR and --config FILE must be given (see oc2d log --help)
          log --state-dir a --config b | one of --state-dir DIR and --config FILE must be given
          log --state-dir a --limit -1 | --limit: -1 is negative
          log --state-dir a --since soon | Invalid value for option '--since': "soon" is not a duration
          --id fw1 log --state-dir a | options of log stand behind the word
          """)
  void wrongUsageIsOneSentenceAndTwo(String args, String message) {
    Result result = run(args.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("oc2d: " + message);
  }

  @Test
  void helpTellsTheExitCodes() {
    Result help = run("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("  0   stopped by SIGTERM", "  2   wrong", "  5   the broker");
  }
}

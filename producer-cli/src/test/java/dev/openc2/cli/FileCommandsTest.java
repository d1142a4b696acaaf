// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Response;
import dev.openc2.transfer.Destination;
import dev.openc2.value.DeviceId;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileCommandsTest {

  private static final String COMMAND =
      "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"203.0.113.0/24\"}}";
  private static final String MESSAGE =
      "{\"headers\":{\"request_id\":\"r1\",\"created\":1,\"from\":\"boss\",\"to\":[\"fw1\"]},"
          + "\"body\":{\"openc2\":{\"request\":"
          + COMMAND
          + "}}}";
  private static final String RESPONSE = "{\"status\":200,\"status_text\":\"ok\"}";

  private final Path home;
  private final CliRunner cli;

  FileCommandsTest(@TempDir Path home) {
    this.home = home;
    this.cli = new CliRunner(home);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }

  private String cborOf(String json) throws IOException {
    byte[] cbor = cli.run("convert", "--to", "cbor", file("source.json", json)).bytes();
    return Files.write(home.resolve("source.cbor"), cbor).toString();
  }

  @Test
  void aBareCommandIsSentFromTheStandardInput() {
    cli.device("fw1", Response.of(StatusCode.OK));
    cli.standardInput = COMMAND.getBytes(StandardCharsets.UTF_8);

    var result = cli.run("send", "-", "--to", "fw1", "--profile", "slpf");

    assertThat(result.exitCode()).isZero();
    assertThat(cli.lastJson()).contains("\"deny\"").contains("\"actuator\":{\"slpf\":{}}");
    assertThat(cli.lastFrame().encoding()).isEqualTo("json");
  }

  @Test
  void aWholeMessageKeepsItsHeaders() throws Exception {
    cli.device("fw1", Response.of(StatusCode.OK));

    var result = cli.run("send", file("m.json", MESSAGE));

    assertThat(result.exitCode()).isZero();
    assertThat(cli.network.producer()).isEqualTo("boss");
    assertThat(cli.lastMessage().headers().requestId()).isEqualTo(RequestId.of("r1"));
    assertThat(cli.lastMessage().headers().created())
        .isEqualTo(java.time.Instant.class.cast(cli.lastMessage().headers().created()));
    assertThat(cli.network.destinations())
        .containsExactly(new Destination.ToDevice(DeviceId.of("fw1")));
  }

  @Test
  void theCommandLineOutweighsTheHeaders() throws Exception {
    cli.device("fw2", Response.of(StatusCode.OK));

    var result = cli.run("send", file("m.json", MESSAGE), "--to", "fw2", "--id", "me");

    assertThat(result.exitCode()).isZero();
    assertThat(cli.network.producer()).isEqualTo("me");
    assertThat(cli.network.destinations())
        .containsExactly(new Destination.ToDevice(DeviceId.of("fw2")));
  }

  @Test
  void aCborFileIsSentAsCborUnlessToldOtherwise() throws Exception {
    cli.device("fw1", Response.of(StatusCode.OK));
    String file = cborOf(MESSAGE);

    assertThat(cli.run("send", file).exitCode()).isZero();
    assertThat(cli.lastFrame().encoding()).isEqualTo("cbor");
    assertThat(cli.run("send", file, "--encoding", "json").exitCode()).isZero();
    assertThat(cli.lastFrame().encoding()).isEqualTo("json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"action\":\"dney\",\"target\":{\"uri\":\"urn:a\"}}|/action: \"dney\" is not an action",
        "{\"body\":{\"openc2\":{\"response\":{\"status\":200}}}}|- is no command",
        "{\"status\":200}|- is no command",
        "{\"status\":200}|- is no command",
        "{|this is not JSON",
        "''|the message is empty",
      })
  void whatIsNoCommandIsNotSent(String text, String error) {
    cli.standardInput = text.getBytes(StandardCharsets.UTF_8);

    var result = cli.run("send", "-");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("oc2: ").contains(error);
    assertThat(cli.network.sent()).isEmpty();
  }

  // slpf v1.0 §2.3.1
  @Test
  void aFileThatAProducerMustNotSendIsNotSent() throws Exception {
    String text =
        COMMAND.substring(0, COMMAND.length() - 1) + ",\"args\":{\"slpf\":{\"insert_rule\":7}}}";

    var result = cli.run("send", file("c.json", text), "--to", "fw1");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("oc2: insert_rule needs response_requested=complete\n");
    assertThat(cli.network.sent()).isEmpty();
  }

  @Test
  void aFileForAnotherProfileIsNotSent() throws Exception {
    String text = COMMAND.substring(0, COMMAND.length() - 1) + ",\"actuator\":{\"slpf\":{}}}";

    var result = cli.run("send", file("c.json", text), "--profile", "x-a");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("the command is for slpf already");
  }

  @Test
  void goodFilesAreOk() throws Exception {
    String command = file("c.json", COMMAND);
    String response = file("r.json", RESPONSE);
    String message = file("m.json", MESSAGE);
    String cbor = cborOf(MESSAGE);

    var result = cli.run("validate", "--strict", command, response, message, cbor);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            command + ": ok (command)",
            response + ": ok (response)",
            message + ": ok (message)",
            cbor + ": ok (message)");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void eachBadFileIsALineWithThePlace() throws Exception {
    String bad = file("bad.json", COMMAND.replace("/24", "/99"));
    String good = file("good.json", COMMAND);
    String twice = file("twice.json", "{\"action\":\"deny\",\"action\":\"deny\"}");

    var result = cli.run("validate", bad, good, twice, "/no/such.json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().lines()).hasSize(4);
    assertThat(result.out().lines().toList().get(0)).startsWith(bad + ": /target/ipv4_net: ");
    assertThat(result.out().lines().toList().get(1)).isEqualTo(good + ": ok (command)");
    assertThat(result.out().lines().toList().get(2))
        .startsWith(twice + ": /action: the key \"action\"");
    assertThat(result.out().lines().toList().get(3))
        .isEqualTo("/no/such.json: cannot be read: there is no such file");
  }

  @Test
  void anErrorOfTheWholeFileHasNoPlace() throws Exception {
    String empty = file("empty", "");

    assertThat(cli.run("validate", empty).out()).isEqualTo(empty + ": the message is empty\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate -", "convert --to cbor -", "convert --to json -", "--help"})
  void outputThatCannotBeWrittenIsNoSuccess(String line) {
    cli.standardInput = COMMAND.getBytes(StandardCharsets.UTF_8);
    cli.outputProblem = "No space left on device";

    var result = cli.run(line.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("oc2: the output cannot be written\n");
  }

  @Test
  void theMessageNamesTheDevicesToExpect() throws Exception {
    var result = cli.run("send", file("m.json", MESSAGE), "--expect", "1");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("the message names the devices");
    assertThat(cli.network.sent()).isEmpty();
  }

  // D-3, D-4: the forms of later drafts on demand.
  @Test
  void languageTwoIsWrittenOnDemand() throws Exception {
    String file =
        file(
            "f.json",
            "{\"action\":\"delete\",\"target\":{\"slpf:rule_number\":7},"
                + "\"actuator\":{\"slpf\":{}}}");

    assertThat(cli.run("convert", "--to", "json", "--lang", "2.0", file).out())
        .startsWith(
            "{\"action\":\"delete\",\"target\":{\"slpf\":{\"rule_number\":7}},"
                + "\"profile\":\"slpf\"}");
    assertThat(cli.run("convert", "--to", "json", "--lang", "3.0", file).exitCode()).isEqualTo(2);
  }

  @Test
  void strictAsksForMore() throws Exception {
    String file =
        file("f.json", "{\"action\":\"query\",\"target\":{\"features\":[\"pairs\",\"pairs\"]}}");

    assertThat(cli.run("validate", file).exitCode()).isZero();
    assertThat(cli.run("validate", "--strict", file).out())
        .startsWith(file + ": /target/features: ");
  }

  // slpf v1.0 §2.3.4: a device answers 501 to it.
  @Test
  void bothModesAskForWhatTheProfileDemandsOfADevice() throws Exception {
    String file =
        file(
            "f.json",
            "{\"action\":\"delete\",\"target\":{\"slpf:rule_number\":1},"
                + "\"args\":{\"duration\":1},\"actuator\":{\"slpf\":{}}}");

    assertThat(cli.run("validate", file).exitCode()).isEqualTo(2);
    assertThat(cli.run("validate", "--strict", file).exitCode()).isEqualTo(2);
  }

  @Test
  void strictAsksForTheRulesOfTheProfile() throws Exception {
    String file =
        file(
            "f.json",
            "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"10.0.0.1\"},"
                + "\"args\":{\"slpf\":{\"insert_rule\":7}},\"actuator\":{\"slpf\":{}}}");

    assertThat(cli.run("validate", file).exitCode()).isZero();
    assertThat(cli.run("validate", "--strict", file).exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "response", "message"})
  void aKindThatIsGivenIsNotGuessed(String kind) throws Exception {
    String command = file("c.json", COMMAND);
    String response = file("r.json", RESPONSE);
    String message = file("m.json", MESSAGE);

    var result = cli.run("validate", "--kind", kind, command, response, message);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().lines().filter(line -> line.contains(": ok"))).hasSize(1);
    assertThat(result.out()).contains(kind.charAt(0) + ".json: ok (" + kind + ")");
  }

  @Test
  void keysOfAFileDoNotReachTheTerminalRaw() throws Exception {
    String file = file("f.json", "{\"action\":\"deny\",\"target\":{\"\\u001b[2J\":1}}");

    assertThat(cli.run("validate", file).out()).contains("?[2J").doesNotContain("\u001b");
  }

  @ParameterizedTest
  @ValueSource(strings = {COMMAND, RESPONSE, MESSAGE})
  void aFileComesBackFromCborAsItWas(String json) throws Exception {
    String cbor = cborOf(json);

    var result = cli.run("convert", "--from", "cbor", "--to", "json", cbor);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(json + "\n");
  }

  @Test
  void whatIsInvalidIsNotConverted() throws Exception {
    var result =
        cli.run("convert", "--to", "cbor", file("f.json", COMMAND.replace("deny", "dney")));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.bytes()).isEmpty();
    assertThat(result.err()).startsWith("oc2: /action: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate f.json --broker mqtt://x",
        "--broker mqtt://x validate f.json",
        "convert --to cbor f.json --expect 1",
        "convert f.json",
        "convert --to xml f.json",
        "validate",
        "validate --kind thing f.json",
      })
  void optionsThatWouldBeIgnoredAreRefused(String line) {
    var result = cli.run(line.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("oc2: ");
  }
}

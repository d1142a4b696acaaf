// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encodings;
import dev.openc2.message.Action;
import dev.openc2.message.Extensions;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionCommandTest {

  private final Path home;
  private final CliRunner cli;

  ActionCommandTest(@TempDir Path home) {
    this.home = home;
    this.cli = new CliRunner(home);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void everyActionIsASubcommand(Action action) {
    cli.device("fw1", Response.of(StatusCode.OK));

    var result = cli.run(action.wireName(), "uri", "urn:a", "--to", "fw1");

    assertThat(result.exitCode()).isZero();
    assertThat(cli.lastCommand().action()).isEqualTo(action);
  }

  @Test
  void theWholeLineBecomesACommandForTheNamedDevices() {
    cli.device("fw1", Response.of(StatusCode.OK)).device("fw2", Response.of(StatusCode.OK));

    var result =
        cli.run(
            "deny",
            "ipv4_net",
            "203.0.113.0/24",
            "--to",
            "fw1,fw2",
            "--profile",
            "slpf",
            "--duration",
            "1h",
            "--start",
            "+10m",
            "--arg",
            "slpf.drop_process=reject",
            "--specifier",
            "hostname=fw1",
            "--command-id",
            "c1",
            "--response",
            "complete");

    assertThat(result.exitCode()).isZero();
    assertThat(cli.lastJson())
        .contains("\"action\":\"deny\",\"target\":{\"ipv4_net\":\"203.0.113.0/24\"}")
        .contains("\"start_time\":1795255800000,\"duration\":3600000")
        .contains("\"response_requested\":\"complete\"")
        .contains("\"slpf\":{\"drop_process\":\"reject\"}")
        .contains("\"actuator\":{\"slpf\":{\"hostname\":\"fw1\"}}")
        .contains("\"command_id\":\"c1\"");
    assertThat(cli.network.destinations())
        .containsExactly(
            new Destination.ToDevice(DeviceId.of("fw1")),
            new Destination.ToDevice(DeviceId.of("fw2")));
  }

  @Test
  void aProfileAloneChoosesTheTopicOfTheProfile() {
    cli.device("fw1", Response.of(StatusCode.OK));

    cli.run("delete", "slpf:rule_number", "1234", "--profile", "slpf", "--expect", "1");

    assertThat(cli.network.destinations())
        .containsExactly(new Destination.ToProfile(Nsid.of("slpf")));
    assertThat(cli.lastJson()).contains("{\"slpf:rule_number\":1234}");
  }

  @Test
  void connectionOptionsMayStandBeforeTheAction() {
    cli.device("fw1", Response.of(StatusCode.OK));
    cli.variables.remove("OC2_BROKER");

    var result =
        cli.run("--broker", cli.network.uri(), "--to", "fw1", "-o", "json", "query", "features");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("{\"request_id\":");
  }

  @Test
  void whoSendsIsTheUserOnThisHostMadeValid() {
    cli.device("fw1", Response.of(StatusCode.OK));

    cli.run("query", "features", "--to", "fw1");

    assertThat(cli.network.producer()).matches("J-rg-M-ller-[A-Za-z0-9._@-]+");
    assertThat(cli.lastMessage().headers().from()).isEqualTo(cli.network.producer());
  }

  @Test
  void optionsOfTheConnectionReachTheTransfer() throws Exception {
    Path passwordFile = Files.writeString(home.resolve("password"), "secret\nmore\n");
    Path pem = Files.createFile(home.resolve("a.pem"));
    cli.device("fw1", Response.of(StatusCode.OK));

    cli.run(
        "query",
        "features",
        "--to",
        "fw1",
        "--id",
        "me",
        "--username",
        "u",
        "--password-file",
        passwordFile.toString(),
        "--ca",
        pem.toString(),
        "--cert",
        pem.toString(),
        "--key",
        pem.toString(),
        "--qos",
        "2",
        "--insecure",
        "--encoding",
        "cbor",
        "--queue-for",
        "1h");

    var config = Objects.requireNonNull(cli.network.config());
    assertThat(cli.network.producer()).isEqualTo("me");
    assertThat(config.credentials().username()).isEqualTo("u");
    assertThat(config.credentials().password()).isEqualTo("secret");
    assertThat(config.credentials().caFile()).isEqualTo(pem);
    assertThat(config.options()).isEqualTo(Map.of("qos", "2"));
    assertThat(config.insecure()).isTrue();
    assertThat(cli.lastFrame().encoding()).isEqualTo("cbor");
    assertThat(cli.lastFrame().expiry()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void thePasswordMayComeFromTheEnvironment() {
    cli.device("fw1", Response.of(StatusCode.OK));
    cli.variables.put("OC2_PASSWORD", "secret");

    cli.run("query", "features", "--to", "fw1", "--username", "u");

    assertThat(Objects.requireNonNull(cli.network.config()).credentials().password())
        .isEqualTo("secret");
  }

  @Test
  void theStateDirectoryIsForItsOwnerAlone() throws Exception {
    cli.device("fw1", Response.of(StatusCode.OK));

    cli.run("query", "features", "--to", "fw1");

    Path directory = home.resolve("state/openc2");
    assertThat(Objects.requireNonNull(cli.network.config()).stateDirectory()).isEqualTo(directory);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  @Tag("T16")
  void answersAreLinesThatEndWithASummary() {
    cli.device("fw1", Response.of(StatusCode.OK, "done"))
        .device("fw2", Response.of(StatusCode.PROCESSING), Response.ok(versions()));

    var result = cli.run("query", "features", "versions", "--to", "fw1,fw2");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("(?m)^fw1  answered 200 +\\d+ ms  done$")
        .containsPattern("(?m)^fw2  answered 200 +\\d+ ms  \\{\"versions\":\\[\"1.0\"]}$");
    assertThat(result.err()).isEqualTo("2 answered\n");
  }

  @Test
  @Tag("T23")
  void oneDocumentOfJsonTellsEverything() {
    cli.device("fw1", Response.ok(versions())).device("quiet");

    var result =
        cli.run(
            "query",
            "features",
            "versions",
            "--to",
            "fw1,quiet,ghost",
            "--timeout",
            "200ms",
            "-o",
            "json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out().lines()).hasSize(1);
    Map<?, ?> document = (Map<?, ?>) Objects.requireNonNull(cli.json(result));
    assertThat(document.keySet())
        .hasToString("[request_id, command, responders, missing, outcome]");
    assertThat(document.get("outcome")).isEqualTo("deadline");
    assertThat(document.get("missing")).isEqualTo(List.of("quiet", "ghost"));
    assertThat(document.get("request_id"))
        .hasToString(String.valueOf(cli.lastMessage().headers().requestId()));
    List<?> responders = (List<?>) Objects.requireNonNull(document.get("responders"));
    assertThat(responders).hasSize(3);
    assertThat((Map<?, ?>) responders.get(0))
        .hasToString(
            "{device=fw1, state=answered, status=200, response={status=200, results={versions=[1.0]}},"
                + " millis="
                + ((Map<?, ?>) responders.get(0)).get("millis")
                + "}");
    assertThat(responders.get(1))
        .hasToString("{device=quiet, state=silent, status=null, response=null, millis=null}");
    assertThat(String.valueOf(responders.get(2))).startsWith("{device=ghost, state=not_there,");
  }

  private static Results versions() {
    return new Results(List.of("1.0"), null, null, null, Extensions.NONE, null);
  }

  @Test
  void controlCharactersOfPeersStayAway() {
    cli.device("fw1", Response.of(StatusCode.OK, "a\u001b[2Jb\u009bc\u202e"));

    var lines = cli.run("query", "features", "--to", "fw1");
    var json = cli.run("query", "features", "--to", "fw1", "-o", "json");

    assertThat(lines.out()).contains("a?[2Jb?c?").doesNotContainPattern("[\\x00-\\x09\\x7f-\\x9f]");
    assertThat(json.out())
        .contains("a\\u001B[2Jb\\u009bc\\u202e")
        .doesNotContainPattern("[\\x00-\\x09\\x7f-\\x9f\\u202e]");
  }

  @Test
  void aTerminalGetsATableThatIsDrawnAnew() {
    cli.device("fw1", Response.of(StatusCode.OK));
    cli.terminal = true;

    var result = cli.run("query", "features", "--to", "fw1");

    assertThat(result.out())
        .startsWith("fw1  …\n\u001b[1A\u001b[J")
        .containsPattern("\u001b\\[1A\u001b\\[Jfw1  answered 200 +\\d+ ms\n$");
  }

  @ParameterizedTest
  @CsvSource({
    "fw1,0",
    "bad,1",
    "'fw1,bad',1",
    "'quiet,bad',1",
    "quiet,3",
    "busy,3",
    "'fw1,quiet,ghost',3",
    "ghost,4",
    "'fw1,ghost',4",
  })
  void theExitCodeTellsTheWorstThatHappened(String to, int exitCode) {
    cli.device("fw1", Response.of(StatusCode.OK))
        .device("bad", Response.of(StatusCode.NOT_IMPLEMENTED))
        .device("busy", Response.of(StatusCode.PROCESSING))
        .device("quiet");

    var result = cli.run("query", "features", "--to", to, "--timeout", "200ms");

    assertThat(result.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void gibberishCountsAsARefusal() {
    cli.network.device("fw1", ActionCommandTest::gibberish);

    var result = cli.run("query", "features", "--to", "fw1");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("fw1  unintelligible");
  }

  private static List<byte[]> gibberish(byte[] request) {
    String answer =
        "{\"headers\":{\"request_id\":\""
            + CliRunner.CODEC.decode(request, Encodings.JSON).headers().requestId()
            + "\",\"from\":\"fw1\"},\"body\":{\"openc2\":{\"response\":{\"status\":\"x\"}}}}";
    return List.of(answer.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBroadcastThatSomebodyAnsweredIsGoodAtTheDeadline() {
    cli.device("fw1", Response.of(StatusCode.OK));

    var result = cli.run("query", "features", "--timeout", "200ms");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEqualTo("1 answered; the time is up\n");
  }

  @Test
  void aBroadcastThatNobodyAnsweredIsSilence() {
    cli.device("quiet");

    assertThat(cli.run("query", "features", "--timeout", "200ms").exitCode()).isEqualTo(3);
  }

  @Test
  void aBroadcastThatNobodyHearsEndsAtOnce() {
    var result = cli.run("query", "features", "--timeout", "1h");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err()).isEqualTo("nobody listens there\n");
  }

  @Test
  void anAcknowledgementIsEnoughWhereItWasAskedFor() {
    cli.device("fw1", Response.of(StatusCode.PROCESSING));

    var result = cli.run("deny", "uri", "urn:a", "--to", "fw1", "--response", "ack");

    assertThat(result.exitCode()).isZero();
  }

  @Test
  void noAnswerIsEnoughWhereNoneWasAskedFor() {
    cli.device("quiet");

    var result = cli.run("deny", "uri", "urn:a", "--to", "quiet", "--response", "none");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEqualTo("sent; no answer was asked for\n");
  }

  @Test
  void whoWasNotToAnswerIsNoResponder() {
    cli.device("quiet");

    var result =
        cli.run("deny", "uri", "urn:a", "--to", "quiet,ghost", "--response", "none", "-o", "json");
    var handedOver =
        cli.run("deny", "uri", "urn:a", "--to", "quiet", "--response", "none", "-o", "json");

    assertThat(result.out()).contains("\"state\":\"not_there\"").doesNotContain("silent");
    assertThat(handedOver.exitCode()).isZero();
    assertThat(handedOver.out())
        .contains("\"responders\":[]")
        .contains("\"missing\":[]")
        .contains("\"outcome\":\"complete\"");
  }

  @ParameterizedTest
  @CsvSource({"fw1,2", "bad,1", "ghost,2"})
  void outputThatCannotBeWrittenIsOneSentence(String to, int exitCode) {
    cli.device("fw1", Response.of(StatusCode.OK))
        .device("bad", Response.of(StatusCode.NOT_IMPLEMENTED));
    cli.outputProblem = "No space left on device";

    var result = cli.run("query", "features", "--to", to, "-o", "json");

    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.err()).isEqualTo("oc2: the output cannot be written\n");
  }

  @Test
  void aReaderThatWentAwayIsNoError() {
    cli.device("fw1", Response.of(StatusCode.OK));
    cli.outputProblem = "Broken pipe";

    var result = cli.run("query", "features", "--to", "fw1", "-o", "json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aCommandThatIsMistypedIsGuessed() {
    assertThat(cli.run("dney", "ipv4_net", "1.2.3.4").err())
        .isEqualTo("oc2: \"dney\" is not a command\n     did you mean deny?\n");
  }

  @Test
  void fewerThanExpectedIsSilence() {
    cli.device("fw1", Response.of(StatusCode.OK));

    var result = cli.run("query", "features", "--expect", "2", "--timeout", "200ms");

    assertThat(result.exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"UNREACHABLE", "REFUSED", "TLS"})
  void aBrokerThatCannotBeUsedIsOneSentence(Reason reason) {
    cli.network.refuseConnections(new TransferException(reason, "no way\u001b[2J"));

    var result = cli.run("query", "features", "-o", "json");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("oc2: no way?[2J\n     ").hasLineCount(2);
  }

  @Test
  void aBrokerThatDoesNotSpeakIsGivenUpInTheTimeThatIsGiven() {
    cli.network.letConnectingHang();

    var result = cli.run("query", "features", "--connect-timeout", "50ms");

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err()).startsWith("oc2: no connection to the broker within 50 ms\n");
  }

  @Test
  void aStackTraceIsShownOnlyWhenAskedForTwice() {
    cli.network.refuseConnections(new TransferException(Reason.REFUSED, "no way"));

    assertThat(cli.run("query", "features", "-v").err()).doesNotContain("\tat ");
    assertThat(cli.run("query", "features", "-v", "-v").err()).contains("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|a command is missing",
        "dney uri urn:a --to fw1|\"dney\" is not a command",
        "frobnicate uri urn:a|\"frobnicate\" is not a command",
        "deny uri urn:a --to fw1 --expect 1|--expect is for commands to many; --to names the devices",
        "deny|Missing required parameter: 'TARGET'",
        "deny ipv4_net 203.0.113.0/99|/target/ipv4_net: ",
        "deny ipv4net 1.2.3.4|\"ipv4net\" is not a target",
        "deny uri urn:a --timeout 10|Invalid value for option '--timeout': \"10\" is not a duration",
        "deny uri urn:a --to a/b|Invalid value for option '--to' (DEVICE): \"a/b\" is not a device id",
        "deny uri urn:a --expect 0|expect: 0 is not at least 1",
        "deny uri urn:a --encoding xml|\"xml\" is not an encoding",
        "deny uri urn:a --response soon|Invalid value for option '--response'",
        "deny uri urn:a --specifier a=b|--specifier needs --profile",
        "deny uri urn:a --broker http://x|\"http://x\" does not begin with one of",
        "deny uri urn:a --broker a^b|\"a^b\" is not the address of a broker",
        "deny uri urn:a --password-file /no/file --username u|/no/file: cannot be read",
        "deny uri urn:a --ca /no/ca.pem|/no/ca.pem: cannot be read: there is no such file",
        "deny uri urn:a --cert c.pem|a client certificate and its key come together",
        "deny uri urn:a --borker x|Unknown option",
        "deny uri urn:a --password x|Unknown option",
        "deny uri urn:a -o yaml|Invalid value for option '--output'",
        "deny uri urn:a --connect-timeout 11s|--connect-timeout: it is not between 1ms and 10s",
        "deny uri urn:a --start soon|\"soon\" is not a point in time",
        "deny ipv4_net 203.0.113.1 --profile slpf --arg slpf.nonsense=1|/args/slpf: ",
        // oc2ls v1.0 §4.1: no argument but response_requested=complete.
        "query features --duration 1h|/args: ",
        "query features --response ack|/args: ",
        // slpf v1.0 §2.3.1: with insert_rule complete is asked for, whoever names the profile how.
        "deny ipv4_net 10.0.0.1 --arg slpf.insert_rule=7 --response ack|insert_rule needs",
        "deny ipv4_net 10.0.0.1 --arg slpf={\"insert_rule\":7}|insert_rule needs",
        "delete slpf:rule_number 7 --duration 1h|delete slpf:rule_number takes no argument but",
      })
  void whatCannotBeSentIsRefusedInAtMostTwoLines(String line, String error) {
    var result = cli.run(line == null ? new String[0] : line.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("oc2: " + error);
    assertThat(result.err().lines().count()).isBetween(1L, 2L);
    assertThat(cli.network.sent()).isEmpty();
  }

  @Test
  void aMistakeIsToldBeforeTheBrokerIsAsked() {
    cli.network.refuseConnections(new TransferException(Reason.UNREACHABLE, "no way"));

    assertThat(cli.run("query", "features", "--duration", "1h").exitCode()).isEqualTo(2);
    assertThat(cli.run("query", "features").exitCode()).isEqualTo(5);
  }

  // slpf v1.0 §2.3.4: delete has no argument but response_requested.
  @Test
  void whatTheProfileForbidsIsNotSent() {
    var result =
        cli.run("delete", "slpf:rule_number", "1", "--profile", "slpf", "--duration", "1h");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(cli.network.sent()).isEmpty();
  }

  @Test
  void theInterruptionShowsWhatCameSoFar() {
    cli.device(
            "fw1",
            request -> {
              cli.interruption.interrupt();
              return List.of(Response.of(StatusCode.OK));
            })
        .device("quiet");

    var result = cli.run("query", "features", "--to", "fw1,quiet", "--timeout", "1h", "-o", "json");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.out())
        .contains("\"device\":\"fw1\",\"state\":\"answered\"")
        .contains("\"outcome\":\"cancelled\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void theHelpNamesEveryActionAndExitCode(String option) {
    var result = cli.run(option);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("deny", "remediate", "send", "validate", "convert", "demo", "--broker")
        .contains("   3  a device was silent", "   5  the broker is unreachable");
  }

  @Test
  void theHelpOfAnActionNamesTheTargets() {
    assertThat(cli.run("deny", "--help").out())
        .contains("ipv4_connection", "slpf:rule_number", "--duration", "--to");
  }

  @Test
  void theVersionSaysWhatItSpeaks() {
    for (String line : List.of("--version", "deny --version", "validate -V", "profiles -V")) {
      var result = cli.run(line.split(" "));

      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).startsWith("oc2 ");
    }
  }
}

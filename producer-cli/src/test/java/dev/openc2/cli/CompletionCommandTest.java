// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Action;
import dev.openc2.message.ResponseRequested;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.type.CoreTargets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script in a real bash. */
class CompletionCommandTest {

  private final Path home;
  private final Path script;

  CompletionCommandTest(@TempDir Path home) throws IOException {
    this.home = home;
    var result = new CliRunner(home).run("completion");
    assertThat(result.exitCode()).isZero();
    this.script = Files.write(home.resolve("oc2.bash"), result.bytes());
  }

  /** What bash offers at the end of the line. */
  private List<String> offers(String line) throws Exception {
    TestBrokers.requireProgram("bash");
    Path out = home.resolve("out");
    Process bash =
        new ProcessBuilder(
                "bash",
                "--norc",
                "-c",
                "source \"$1\" && COMP_LINE=$2 COMP_POINT=${#2} && _oc2"
                    + " && printf '%s\\n' \"${COMPREPLY[@]}\" && complete -p oc2",
                "bash",
                script.toString(),
                line)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readString(out, StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).last().isEqualTo("complete -F _oc2 oc2");
    return lines.stream().limit(lines.size() - 1L).filter(offer -> !offer.isEmpty()).toList();
  }

  @Test
  void theFirstWordIsAnActionOrACommand() throws Exception {
    assertThat(offers("oc2 "))
        .containsAll(Stream.of(Action.values()).map(Action::wireName).toList())
        .contains("send", "validate", "convert", "completion");
  }

  @Test
  void behindAnActionAreTheTargetsOfTheLanguageAndOfProfiles() throws Exception {
    assertThat(offers("oc2 --broker mqtt://h deny --to fw1 "))
        .containsAll(CoreTargets.byName().keySet())
        .contains("slpf:rule_number");
  }

  @Test
  void theAnswersToAskForAreThoseOfTheLanguage() throws Exception {
    assertThat(offers("oc2 deny ipv4_net 10.0.0.1 --response "))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ResponseRequested.values()).map(ResponseRequested::wireName).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "oc2 den|deny",
        "oc2 deny ipv4_n|ipv4_net",
        // Readline keeps what stands before the colon or the equals sign.
        "oc2 delete slpf:ru|rule_number",
        "oc2 delete slpf:rule_number --prof|--profile",
        "oc2 delete slpf:rule_number 7 --profile sl|slpf",
        "oc2 query features ver|versions",
        "oc2 query features versions pa|pairs",
        "oc2 query properties pa|-",
        "oc2 deny ipv4_net 10.0.0.1 --arg slpf.dir|slpf.direction=both slpf.direction=egress"
            + " slpf.direction=ingress",
        "oc2 deny ipv4_net 10.0.0.1 --arg slpf.direction=in|ingress",
        "oc2 deny ipv4_net 10.0.0.1 --arg slpf.ins|slpf.insert_rule=",
        "oc2 deny ipv4_net 10.0.0.1 --specifier host|hostname=",
        "oc2 deny ipv4_net 10.0.0.1 -o j|json",
        "oc2 deny ipv4_net 10.0.0.1 --to |-",
        "oc2 convert --to c|cbor",
        "oc2 validate --kind r|response",
        "oc2 validate oc2.b|oc2.bash",
        "oc2 send --ca oc2.b|oc2.bash",
        "oc2 demo |-",
        "oc2 nonsense |-",
      })
  void aBeginningIsCompleted(String line, String offers) throws Exception {
    assertThat(String.join(" ", offers(line))).isEqualTo(offers == null ? "" : offers);
  }

  @Test
  void shellcheckFindsNothingInTheScript() throws Exception {
    TestBrokers.requireProgram("shellcheck");
    Path out = home.resolve("out");

    Process shellcheck =
        new ProcessBuilder("shellcheck", "--shell=bash", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();

    assertThat(shellcheck.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(out)).isEmpty();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.Limits;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfilesCommandTest {

  @TempDir private Path home = Path.of("");

  private String out(String... args) {
    var result = new CliRunner(home).run(args);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return result.out();
  }

  private Object json(String... args) {
    byte[] bytes = out(args).getBytes(StandardCharsets.UTF_8);
    return Objects.requireNonNull(Encodings.JSON.read(bytes, Limits.DEFAULT));
  }

  @Test
  void everyProfileIsListedWithItsDocumentAndItsJar() {
    assertThat(out("profiles").lines())
        .anyMatch(line -> line.matches("slpf +\\S+ +OASIS SLPF v1.0, .*\\. *"))
        .anyMatch(line -> line.matches("er +\\S+ +OASIS ER v1.0, working draft .*\\. *"))
        .anyMatch(line -> line.matches("x-log +\\S+ +none +.*\\. *"));
  }

  @Test
  void aProgramGetsTheListAsJson() {
    assertThat((List<?>) json("profiles", "-o", "json"))
        .allSatisfy(
            profile ->
                assertThat(((Map<?, ?>) profile).keySet().stream().map(String::valueOf))
                    .containsExactly("nsid", "description", "specification", "origin"));
  }

  // Pairs, targets, arguments with their types and how many, specifiers, results, words.
  @Test
  void allWordsOfAProfileAreTold() {
    assertThat(out("profiles", "slpf").lines())
        .contains(
            "Specification: OASIS SLPF v1.0, Committee Specification 01 (2019)",
            "  delete       slpf:rule_number",
            "Arguments, in args.slpf",
            "Drop-Process: one of none, reject, false_ack")
        .anyMatch(line -> line.matches("  slpf:rule_number +Integer.* For example: 1234"))
        .anyMatch(
            line -> line.matches("  asset_tuple +0\\.\\.1 +ArrayOf\\(String\\)\\{1..10} +.+"));
  }

  @Test
  void typesWithinTypesAreToldOnce() {
    assertThat(out("profiles", "er").lines())
        .contains("Downstream-Device", "Permitted-Addresses", "Registry-Entry")
        .anyMatch(line -> line.matches("  type +1 +String +.+"))
        .anyMatch(
            line -> line.matches("  devices +0\\.\\.1 +ArrayOf\\(Device\\)\\{0\\.\\.1000\\} +.+"))
        .filteredOn(line -> line.equals("Device"))
        .hasSize(1);
  }

  @Test
  void aProgramGetsAllWordsAsJson() {
    Map<?, ?> er = (Map<?, ?>) json("profiles", "er", "-o", "json");

    assertThat(er.get("nsid")).isEqualTo("er");
    assertThat(((Map<?, ?>) Objects.requireNonNull(er.get("pairs"))).get("create"))
        .isEqualTo(List.of("er:registry_entry"));
    assertThat((List<?>) Objects.requireNonNull(er.get("targets"))).hasSize(3);
    assertThat((List<?>) Objects.requireNonNull(er.get("args"))).hasSize(6);
    assertThat((List<?>) Objects.requireNonNull(er.get("results"))).isEmpty();
  }

  @Test
  void aProfileThatIsNotLoadedIsAMistakeThatNamesThoseThatAre() {
    var result = new CliRunner(home).run("profiles", "sbom");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("no profile \"sbom\" is loaded")
        .contains("slpf")
        .contains("er");
  }

  // The words of another profile are typed like those of the language, and its rules hold.
  @Test
  void aCommandOfAnotherProfileIsReadByItsDeclaration() {
    CliRunner cli = new CliRunner(home).device("edr", Response.of(StatusCode.OK));
    String[] words = {
      "set",
      "er:account",
      "account_name=sql_admin",
      "--to=edr",
      "--profile=er",
      "--arg=er.account_status=disabled"
    };
    String[] complete = Arrays.copyOf(words, words.length + 1);
    complete[words.length] = "--arg=er.downstream_device=[{\"device_groups\":[\"sales\"]}]";

    assertThat(cli.run(words).err())
        .contains("set er:account needs the argument downstream_device");
    assertThat(cli.run(complete).exitCode()).isZero();
    assertThat(cli.lastJson())
        .contains("{\"er:account\":{\"account_name\":\"sql_admin\"}}")
        .contains("\"downstream_device\":[{\"device_groups\":[\"sales\"]}]");
  }
}

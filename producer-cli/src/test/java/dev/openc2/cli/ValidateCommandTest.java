// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.openc2.encoding.Limits;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Many files at once, and everything that is wrong with them. */
class ValidateCommandTest {

  private static final String COMMAND =
      "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"203.0.113.0/24\"}}";
  private static final String THREE_FAULTS =
      "{\"action\":\"dney\",\"target\":{\"ipv4_net\":\"10.0.0.0/33\"},\"args\":{\"duration\":-1}}";

  private final Path folder;
  private final CliRunner cli;

  ValidateCommandTest(@TempDir Path home) {
    this.folder = home.resolve("folder");
    this.cli = new CliRunner(home);
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void aFolderIsALineForEachDocumentInTheOrderOfTheNames() throws Exception {
    Path second = file("b/deep/second.JSON", COMMAND);
    Path third = file("c.json", THREE_FAULTS);
    Path first = file("a.json", COMMAND);
    file("README.md", "no document");

    var result = cli.run("validate", folder.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo(first + ": ok (command)"),
            line -> assertThat(line).isEqualTo(second + ": ok (command)"),
            line -> assertThat(line).startsWith(third + ": /action: "));
    assertThat(result.err())
        .isEqualTo("2 ok, 1 not ok; passed over 1 that are neither .json nor .cbor\n");
  }

  @Test
  void aFolderInWhichEverythingIsRightIsExitCode0() throws Exception {
    file("a.json", COMMAND);

    var result = cli.run("validate", "--strict", folder.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEqualTo("1 ok, 0 not ok\n");
  }

  @Test
  void aFolderWithoutDocumentsIsAMistake() throws Exception {
    file("README.md", "no document");

    var result = cli.run("validate", folder.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEqualTo(folder + ": there is no .json or .cbor file in it\n");
  }

  @Test
  void theLineHasAllFaultsOfADocument() throws Exception {
    Path file = file("a.json", THREE_FAULTS);

    var result = cli.run("validate", file.toString());

    assertThat(result.out())
        .startsWith(file + ": /action: \"dney\" is not an action")
        .contains("; /target/ipv4_net: \"10.0.0.0/33\"", "; /args/duration: -1")
        .hasLineCount(1);
  }

  @Test
  void moreFaultsThanALineCanHoldAreCounted() throws Exception {
    Path file =
        file(
            "a.json",
            "{\"action\":\"query\",\"target\":{\"features\":[" + "\"x\",".repeat(199) + "\"x\"]}}");

    var text = cli.run("validate", file.toString());
    var json = cli.run("validate", "-o", "json", file.toString());

    assertThat(text.out()).hasSizeLessThan(1100).containsPattern("; and \\d+ more\n$");
    assertThat(text.out()).hasLineCount(1);
    assertThat(faults(json)).hasSize(100);
  }

  private List<?> faults(CliRunner.Result result) {
    return cli.json(result) instanceof Map<?, ?> map && map.get("faults") instanceof List<?> faults
        ? faults
        : List.of();
  }

  @Test
  void forProgramsEachFileIsAJsonObject() throws Exception {
    Path bad =
        file(
            "a.json",
            "{\"headers\":{},\"body\":{\"openc2\":{\"request\":{\"action\":\"scan\","
                + "\"target\":{\"process\":{\"pid\":-7}}}}}}");
    Path good = file("b.json", COMMAND);

    var result = cli.run("validate", "-o", "json", folder.toString(), "/no/such.json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().lines())
        .containsExactly(
            "{\"path\":\""
                + bad
                + "\",\"kind\":\"message\",\"valid\":false,\"faults\":["
                + "{\"path\":\"/body/openc2/request/target/process/pid\",\"value\":-7,"
                + "\"message\":\"-7 is not between 0 and 9007199254740991\",\"status\":400}]}",
            "{\"path\":\"" + good + "\",\"kind\":\"command\",\"valid\":true,\"faults\":[]}",
            "{\"path\":\"/no/such.json\",\"kind\":null,\"valid\":false,\"faults\":[],"
                + "\"problem\":\"cannot be read: there is no such file\"}");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aValueThatIsNoCharacterCanStillBeReported() throws Exception {
    Path file = file("a.json", "{\"action\":\"\uFDD0\u001b\",\"\uFFFE\":1}");

    var result = cli.run("validate", "-o", "json", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(faults(result)).isNotEmpty();
    assertThat(result.out()).doesNotContain("\u001b");
  }

  // SLPF v1.0 §2.3.1: what only the profile demands is a fault of the whole Command.
  @Test
  void aRuleOfTheProfileIsAFaultWithoutAPlace() throws Exception {
    Path file =
        file(
            "a.json",
            "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"10.0.0.1\"},"
                + "\"args\":{\"slpf\":{\"insert_rule\":7}},\"actuator\":{\"slpf\":{}}}");

    assertThat(cli.run("validate", "--strict", file.toString()).out())
        .isEqualTo(file + ": insert_rule needs response_requested=complete\n");
    assertThat(cli.run("validate", file.toString()).out()).isEqualTo(file + ": ok (command)\n");
  }

  // SLPF v1.0 Table 2.3-2: drop_process is an argument of deny alone.
  @Test
  void whatADeviceOfTheProfileWouldRefuseIsWrongInEitherMode() throws Exception {
    Path file =
        file(
            "a.json",
            "{\"action\":\"allow\",\"target\":{\"ipv4_net\":\"10.0.0.1\"},"
                + "\"args\":{\"slpf\":{\"drop_process\":\"none\"}},\"actuator\":{\"slpf\":{}}}");

    var result = cli.run("validate", "-o", "json", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(faults(result)).singleElement().asString().contains("501", "not supported");
    assertThat(cli.run("validate", "--strict", file.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void theNamePromisesTheEncodingUnlessOneIsGiven() throws Exception {
    byte[] cbor = cli.run("convert", "--to", "cbor", file("a.json", COMMAND).toString()).bytes();
    String named = Files.write(folder.resolve("cbor.json"), cbor).toString();
    String unnamed = Files.write(folder.resolve("cbor"), cbor).toString();

    assertThat(cli.run("validate", unnamed).out()).isEqualTo(unnamed + ": ok (command)\n");
    assertThat(cli.run("validate", named).out()).startsWith(named + ": this is not JSON");
    assertThat(cli.run("validate", "--encoding", "cbor", named).exitCode()).isZero();
    assertThat(cli.run("validate", "--encoding", "xml", named).err())
        .contains("\"xml\" is not an encoding");
  }

  @Test
  void aFileBeyondTheLimitIsNotReadToItsEnd() throws Exception {
    Path file = file("a.json", "");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(1L << 40);
    }

    var result = cli.run("validate", file.toString(), file("b.json", COMMAND).toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().lines().toList())
        .hasSize(2)
        .startsWith(
            file + ": cannot be read: it has more than " + Limits.DEFAULT.maxBytes() + " bytes");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "symbolic links need a privilege there")
  void linksToFoldersLeadNowhereAndLinksToFilesToTheFile() throws Exception {
    file("a.json", COMMAND);
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("loop.json"), folder);
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("a.json"));
    Path broken = Files.createSymbolicLink(folder.resolve("broken.json"), Path.of("gone"));

    var result = cli.run("validate", folder.toString());

    assertThat(result.out().lines())
        .containsExactly(
            folder.resolve("a.json") + ": ok (command)",
            broken + ": cannot be read: there is no such file",
            link + ": ok (command)");
    assertThat(result.err()).startsWith("2 ok, 1 not ok; passed over 2 ");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such permissions")
  void aFolderThatCannotBeListedIsSaidAndTheRestGoesOn() throws Exception {
    Path locked = file("locked/x.json", COMMAND).getParent();
    Path last = file("z.json", COMMAND);
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));

    var result = cli.run("validate", folder.toString());
    boolean isListable = Files.isReadable(locked);
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));

    assumeFalse(isListable, "skipped: root lists every folder");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out())
        .isEqualTo(locked + ": cannot be read: permission denied\n" + last + ": ok (command)\n");
  }

  @Test
  void nothingMoreIsReadOnceNobodyReadsTheLines() throws Exception {
    file("a.json", COMMAND);
    file("b.json", THREE_FAULTS);
    cli.outputProblem = "Broken pipe";

    var result = cli.run("validate", folder.toString());

    // The second file would have made it 2.
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void anInterruptEndsItAfterTheDocumentAtHand() throws Exception {
    file("a.json", COMMAND);
    file("b.json", COMMAND);
    cli.interruption.interrupt();

    var result = cli.run("validate", folder.toString());

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.out()).hasLineCount(1);
  }

  @Test
  void theStandardInputIsOneOfTheFiles() throws Exception {
    cli.standardInput = COMMAND.getBytes(StandardCharsets.UTF_8);

    var result = cli.run("validate", "-", file("a.json", COMMAND).toString());

    assertThat(result.out()).startsWith("-: ok (command)\n").hasLineCount(2);
  }
}

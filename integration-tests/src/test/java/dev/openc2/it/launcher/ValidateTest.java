// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openc2.it.launcher.Scripts.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code oc2 validate} as it is installed, on a folder. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launchers are POSIX shell scripts")
final class ValidateTest {

  private static final String GOOD =
      "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"203.0.113.0/24\"}}";
  private static final String BAD =
      "{\"action\":\"dney\",\"target\":{\"ipv4_net\":\"10.0.0.0/33\"}}";
  private static final String GOOD_IF_LENIENT =
      "{\"action\":\"query\",\"target\":{\"features\":[\"pairs\",\"pairs\"]}}";

  /** JUnit puts the real one here. */
  @TempDir private Path directory = Path.of("");

  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = directory.resolve("with space");
    Files.createDirectories(folder.resolve("inner"));
    Files.writeString(folder.resolve("lenient.json"), GOOD_IF_LENIENT);
    Files.writeString(folder.resolve("inner").resolve("good.json"), GOOD);
  }

  private Result oc2(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Scripts.distribution().resolve("bin").resolve("oc2").toString());
    command.addAll(List.of(words));
    return Scripts.run(folder, thisJava(), command.toArray(String[]::new));
  }

  private static Map<String, String> thisJava() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }

  @Test
  void aGoodFolderIsExitCode0() throws Exception {
    assertThat(oc2("validate", "."))
        .isEqualTo(
            new Result(
                0,
                "./inner/good.json: ok (command)\n./lenient.json: ok (command)\n",
                "2 ok, 0 not ok\n"));
  }

  @Test
  void oneBadFileIsExitCode2() throws Exception {
    Files.writeString(folder.resolve("bad.json"), BAD);

    Result result = oc2("validate", ".");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).hasLineCount(3).startsWith("./bad.json: /action: \"dney\" is not");
    assertThat(result.err()).isEqualTo("2 ok, 1 not ok\n");
  }

  @Test
  void strictIsExitCode2ForWhatIsOnlyTolerated() throws Exception {
    Result result = oc2("validate", "--strict", ".");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("1 ok, 1 not ok\n");
  }

  @Test
  void forProgramsEachLineIsAJsonObject() throws Exception {
    Files.writeString(folder.resolve("bad.json"), BAD);
    ObjectMapper json = new ObjectMapper();

    Result result = oc2("validate", "-o", "json", ".");

    List<JsonNode> lines = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      lines.add(json.readTree(line));
    }
    assertThat(lines)
        .extracting(line -> line.get("path").asText(), line -> line.get("valid").asBoolean())
        .containsExactly(
            tuple("./bad.json", false),
            tuple("./inner/good.json", true),
            tuple("./lenient.json", true));
    assertThat(lines.get(0).get("faults").findValuesAsText("path"))
        .containsExactly("/action", "/target/ipv4_net");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aReaderThatGoesAwayEndsItQuietly() throws Exception {
    for (int i = 0; i < 3000; i++) {
      Files.writeString(folder.resolve("inner").resolve(i + ".json"), GOOD);
    }
    String oc2 = Scripts.distribution().resolve("bin").resolve("oc2").toString();

    Result result =
        Scripts.run(folder, thisJava(), "sh", "-c", "'" + oc2 + "' validate . | head -n 1");

    assertThat(result).isEqualTo(new Result(0, "./inner/0.json: ok (command)\n", ""));
  }
}

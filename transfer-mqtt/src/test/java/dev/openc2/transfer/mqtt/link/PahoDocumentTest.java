// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/paho.md} names the traps that are tested, all of them, and classes that there are.
 */
class PahoDocumentTest {

  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path DOCUMENT = MODULE.resolveSibling("docs").resolve("paho.md");
  private static final String PACKAGE = "java/dev/openc2/transfer/mqtt/link";

  @Test
  void everyTrapOfTheTableHasATestAndEveryTestedTrapIsInTheTable() throws IOException {
    Set<String> rows = found("(?m)^\\| `(trap-[a-z0-9-]+)` \\|", Files.readString(DOCUMENT));

    assertThat(rows).isNotEmpty().isEqualTo(tags());
  }

  @Test
  void everyClassInTheTableIsThere() throws IOException {
    Set<String> classes = found("`([A-Z][A-Za-z0-9]+)`", Files.readString(DOCUMENT));

    assertThat(classes)
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(MODULE.resolve("src/main").resolve(PACKAGE).resolve(name + ".java"))
                    .exists());
  }

  private static Set<String> tags() throws IOException {
    try (Stream<Path> tests = Files.list(MODULE.resolve("src/test").resolve(PACKAGE))) {
      return found(
          "@Tag\\(\"(trap-[a-z0-9-]+)\"\\)",
          tests.map(PahoDocumentTest::read).collect(Collectors.joining()));
    }
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

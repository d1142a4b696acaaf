// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.vectors.Vector;
import dev.openc2.testkit.vectors.Vectors;
import dev.openc2.tree.Tolerance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/interop.md} says nothing that is not proved, and leaves out no tolerance. */
class InteropDocumentTest {

  private static final Path ROOT = Path.of(System.getProperty("openc2.root", ".."));
  private static final Pattern PROOF = Pattern.compile("`([^`]+)`");
  private static final Pattern TEST_METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
  private static final int COLUMNS = 7;

  // Of all tables; the last column holds the proofs.
  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/interop.md")).stream()
        .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
        .filter(row -> !row.get(0).equals("shape"))
        .toList();
  }

  @Test
  void everyRowIsFilled() throws IOException {
    assertThat(rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).hasSize(COLUMNS).doesNotContain(""));
  }

  @Test
  void everyProofExists() throws IOException {
    Set<String> proofs = new HashSet<>(testMethods());
    Vectors.load().stream().map(Vector::name).forEach(proofs::add);

    for (List<String> row : rows()) {
      assertThat(PROOF.matcher(row.get(COLUMNS - 1)).results().map(proof -> proof.group(1)))
          .as(row.get(0))
          .isNotEmpty()
          .allMatch(proofs::contains);
    }
  }

  @Test
  void everyToleranceIsNamed() throws IOException {
    String shapes = rows().stream().map(row -> row.get(0)).collect(Collectors.joining("\n"));
    Set<String> named =
        Pattern.compile("\\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\\b|\\bCOMMENT\\b")
            .matcher(shapes)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Tolerance.values()).map(Enum::name).toList());
  }

  /** Of every module, as {@code Class.method}. */
  private static Set<String> testMethods() throws IOException {
    Set<String> methods = new HashSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path tests : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(tests)) {
          addTestMethods(tests, methods);
        }
      }
    }
    return methods;
  }

  private static void addTestMethods(Path tests, Set<String> methods) throws IOException {
    try (Stream<Path> files = Files.walk(tests)) {
      files
          .filter(file -> file.toString().endsWith("Test.java"))
          .forEach(file -> methodsOf(file).forEach(methods::add));
    }
  }

  private static Stream<String> methodsOf(Path file) {
    try {
      String type = String.valueOf(file.getFileName()).replace(".java", "");
      return TEST_METHOD
          .matcher(Files.readString(file))
          .results()
          .map(m -> type + "." + m.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

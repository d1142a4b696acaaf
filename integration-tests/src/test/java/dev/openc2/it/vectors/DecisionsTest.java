// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.vectors.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The decisions in the README of the vectors are those that are tested. */
class DecisionsTest {

  private static final Path ROOT = Path.of(System.getProperty("openc2.root", ".."));
  private static final Path README = ROOT.resolve("testkit/src/main/resources/vectors/README.md");
  private static final Pattern DECISION = Pattern.compile("\\bD-\\d+b?\\b");
  private static final Pattern ROW = Pattern.compile("^\\| (D-\\d+b?) \\|");

  private static Set<String> decided() throws IOException {
    Set<String> decided = new TreeSet<>();
    for (String line : Files.readAllLines(README)) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        assertThat(decided.add(row.group(1))).as("twice: " + line).isTrue();
      }
    }
    return decided;
  }

  private static void addNamed(Set<String> named, String text) {
    DECISION.matcher(text).results().forEach(found -> named.add(found.group()));
  }

  private static Set<String> namedByTests() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path tests : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(tests)) {
          for (Path file : javaFiles(tests)) {
            addNamed(named, Files.readString(file));
          }
        }
      }
    }
    return named;
  }

  private static List<Path> javaFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  @Test
  void everyDecisionIsNamedByATest() throws IOException {
    assertThat(namedByTests()).isEqualTo(decided());
  }

  @Test
  void everyDecisionThatAVectorNamesIsWrittenDown() throws IOException {
    Set<String> named = new TreeSet<>();
    Vectors.load().forEach(vector -> addNamed(named, String.join(" ", vector.clauses())));

    assertThat(decided()).containsAll(named);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.conformance;

import dev.openc2.testkit.vectors.Vector;
import dev.openc2.testkit.vectors.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What there is that a row can name.
 *
 * @param classes that are shipped, without the package that all of them have in common: {@code
 *     message.Args}
 * @param proofs tests as {@code Class#method}, and names of vectors
 */
record SourceTree(Set<String> classes, Set<String> proofs) {

  private static final String BASE = "dev/openc2/";
  private static final Path MAIN = Path.of("src", "main", "java");
  private static final Path TEST = Path.of("src", "test", "java");

  /** Its main sources are contracts and fakes: tests for others to inherit, and never shipped. */
  private static final String TESTKIT = "testkit";

  private static final Pattern TEST_ANNOTATION =
      Pattern.compile(" +@(Test|ParameterizedTest|TestFactory)\\b.*");
  private static final Pattern METHOD =
      Pattern.compile(" +((public|protected|final) )*(void|Stream<\\w+>) (?<name>\\w+)\\(.*");

  static SourceTree under(Path root) throws IOException {
    Set<String> classes = new HashSet<>();
    Set<String> proofs = new HashSet<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.toList()) {
        boolean isTestkit = module.endsWith(TESTKIT);
        for (Path file : sources(module.resolve(MAIN))) {
          if (isTestkit) {
            proofs.addAll(tests(file));
          } else {
            classes.add(className(module.resolve(MAIN).relativize(file)));
          }
        }
        for (Path file : sources(module.resolve(TEST))) {
          proofs.addAll(tests(file));
        }
      }
    }
    Vectors.load().stream().map(Vector::name).forEach(proofs::add);
    return new SourceTree(classes, proofs);
  }

  private static List<Path> sources(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String className(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.replace(BASE, "").replace(".java", "").replace('/', '.');
  }

  /** The methods below the annotation of a test; all sources are formatted alike. */
  private static List<String> tests(Path file) throws IOException {
    String type = String.valueOf(file.getFileName()).replace(".java", "");
    List<String> tests = new ArrayList<>();
    boolean isAnnotated = false;
    for (String line : Files.readAllLines(file)) {
      Matcher method = METHOD.matcher(line);
      if (TEST_ANNOTATION.matcher(line).matches()) {
        isAnnotated = true;
      } else if (isAnnotated && method.matches()) {
        tests.add(type + "#" + method.group("name"));
        isAnnotated = false;
      }
    }
    return tests;
  }
}

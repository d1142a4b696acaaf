// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each promise of {@code docs/guarantees.md} names its tests, and they are there. */
class GuaranteesDocumentTest {

  private static final Path ROOT = Path.of(System.getProperty("openc2.root", ".."));
  private static final Pattern PROOF = Pattern.compile("`(\\w+#\\w+)`");
  private static final int PROMISES = 5;

  private static String text;
  private static SourceTree sources;

  @BeforeAll
  static void read() throws IOException {
    text = Files.readString(ROOT.resolve("docs/guarantees.md"));
    sources = SourceTree.under(ROOT);
  }

  @Test
  void everyTestThatIsNamedIsThere() {
    assertThat(problems(text)).isEmpty();
  }

  @Test
  void aTestThatIsNotThereAndAPromiseWithoutATestAreFound() {
    assertThat(problems(text.replace("OverloadTest#aFlood", "OverloadTest#noFlood")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("there is no test OverloadTest#noFlood");
    assertThat(problems(text.replace("## Promise 4", "## Hope 4")))
        .containsExactly("promise 4 names no test");
  }

  private static List<String> problems(String document) {
    Stream<String> unknown =
        proofs(document)
            .filter(proof -> !sources.proofs().contains(proof))
            .map(proof -> "there is no test " + proof);
    Stream<String> unproved =
        IntStream.rangeClosed(1, PROMISES)
            .filter(number -> proofs(promise(document, number)).findAny().isEmpty())
            .mapToObj(number -> "promise " + number + " names no test");
    return Stream.concat(unknown, unproved).toList();
  }

  /** From its heading to the next one; empty if it is not there. */
  private static String promise(String document, int number) {
    return Stream.of(document.split("\n## "))
        .filter(part -> part.startsWith("Promise " + number + ":"))
        .findFirst()
        .orElse("");
  }

  private static Stream<String> proofs(String part) {
    return PROOF.matcher(part).results().map(match -> match.group(1));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/conformance.md} is whole and true to the sources, and the check of that checks. */
class ConformanceDocumentTest {

  private static final Path ROOT = Path.of(System.getProperty("openc2.root", ".."));
  private static final String ROW = "L-069";

  private static ConformanceCheck check;
  private static String text;

  @BeforeAll
  static void read() throws IOException {
    text = Files.readString(ROOT.resolve("docs/conformance.md"));
    check = new ConformanceCheck(SourceTree.under(ROOT), anchors("docs/rationale.md"));
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(String document) throws IOException {
    return Files.readAllLines(ROOT.resolve(document)).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void everyRowIsFilledAndNamesWhatThereIs() {
    assertThat(check.problems(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void anEmptyCellIsFound(int column) {
    String name = Row.COLUMNS.get(column);

    assertThat(problemsWithCell(column, ""))
        .contains("%s has nothing in \"%s\"".formatted(ROW, name));
  }

  @Test
  void aClassThatIsNotThereIsFound() {
    assertThat(problemsWithCell(3, "`message.Headers`, `message.Footers`"))
        .containsExactly(ROW + " names a class that is not there: message.Footers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"VectorsTest#noSuchTest", "NoSuchTest#theVerdictIsAsDeclared", "no-such-vector"})
  void aProofThatIsNotThereIsFound(String proof) {
    assertThat(problemsWithCell(4, "`time-none`, `" + proof + "`"))
        .containsExactly(ROW + " names a test that is not there: " + proof);
  }

  // It stands in a test class, but nobody runs it.
  @Test
  void aMethodThatIsNoTestIsNoProof() {
    assertThat(problemsWithCell(4, "`ConformanceDocumentTest#read`"))
        .containsExactly(ROW + " names a test that is not there: ConformanceDocumentTest#read");
  }

  @Test
  void aCellWithoutNamesIsFoundUnlessTheDutyIsNotOurs() {
    assertThat(problemsWithCell(3, "everybody")).containsExactly(ROW + " names no class");
    assertThat(problemsWithCell(4, "at a glance")).containsExactly(ROW + " names no test");
    assertThat(problemsWithCell(3, "Not ours: a duty of the broker")).isEmpty();
  }

  @Test
  void aRequirementWithoutAKeyWordAndAClauseThatIsNoneAreFound() {
    assertThat(problemsWithCell(1, "somewhere")).containsExactly(ROW + " names no clause");
    assertThat(problemsWithCell(2, "should do"))
        .containsExactly(ROW + " does not say how binding it is");
  }

  @Test
  void aDeviationHasAReason() {
    assertThat(problemsWithCell(3, "`message.Headers`. Deviation: we do as we like"))
        .containsExactly(ROW + " deviates and does not say where the reason stands");
    assertThat(problemsWithCell(3, "`message.Headers`. Deviation: [why](rationale.md#no-reason)"))
        .containsExactly(ROW + " refers to a heading that rationale.md does not have: no-reason");
  }

  @Test
  void aCellTooFewIsFound() {
    assertThat(check.problems(text.replace(line(), line().replaceFirst("\\| [^|]* \\|$", "|"))))
        .containsExactly(ROW + " has 4 cells");
  }

  @Test
  void aRowThatIsDroppedIsMissed() {
    assertThat(check.problems(text.replace(line() + "\n", "")))
        .containsExactly(ROW + " is missing: LANGUAGE");
  }

  @Test
  void theLastRowOfASpecificationIsMissedToo() {
    for (Specification specification : Specification.values()) {
      String last = specification.id(specification.rows());

      assertThat(check.problems(text.replace(line(last) + "\n", "")))
          .contains("%s is missing: %s".formatted(last, specification));
    }
  }

  @Test
  void aRowThatIsThereTwiceOrMisplacedOrUncountedIsFound() {
    String next = line("L-070");

    assertThat(check.problems(text.replace(line(), line() + "\n" + line())))
        .containsExactly("%s stands behind %s".formatted(ROW, ROW));
    assertThat(check.problems(text.replace(line() + "\n" + next, next + "\n" + line())))
        .containsExactly(ROW + " stands behind L-070");
    assertThat(check.problems(text.replace(line(), line() + "\n" + line().replace(ROW, "X-001"))))
        .containsExactly("X-001 is not counted");
  }

  @Test
  void theHeadCountsRowsAndDeviations() {
    String head = line("`L`");
    String other = head.replaceFirst("\\d+ \\|$", "77 |");

    assertThat(check.problems(text.replace(head, other)))
        .singleElement()
        .asString()
        .startsWith("the head has to count LANGUAGE as " + Specification.LANGUAGE.rows() + " | ");
  }

  /** What is said of the row when one of its cells has another content. */
  private static List<String> problemsWithCell(int column, String content) {
    List<String> cells =
        new ArrayList<>(
            new ConformanceDocument(text)
                .rows().stream()
                    .filter(row -> row.id().equals(ROW))
                    .findFirst()
                    .orElseThrow()
                    .cells());
    cells.set(column, content);
    return check.problems(text.replace(line(), "| " + String.join(" | ", cells) + " |")).stream()
        .filter(problem -> problem.startsWith(ROW))
        .toList();
  }

  private static String line() {
    return line(ROW);
  }

  private static String line(String id) {
    return text.lines().filter(line -> line.startsWith("| " + id + " |")).findFirst().orElseThrow();
  }
}

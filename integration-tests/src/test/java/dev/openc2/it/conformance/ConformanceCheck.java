// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what is wrong with the document, each in a sentence that begins with the row. */
final class ConformanceCheck {

  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Pattern CLAUSE = Pattern.compile("(§\\d|Appendix [A-Z]).*");
  private static final Pattern KEY_WORD =
      Pattern.compile(
          "\\b(MUST|SHALL|SHOULD|RECOMMENDED|REQUIRED|MAY|OPTIONAL)( NOT)?\\b|\\(table\\)");
  private static final Pattern NOT_OURS = Pattern.compile("(Not ours|Not claimed): .+");
  private static final String DEVIATION = "Deviation:";
  private static final Pattern RATIONALE = Pattern.compile("\\(rationale\\.md#([a-z0-9-]+)\\)");

  private final SourceTree sources;
  private final Set<String> rationale;

  /**
   * @param rationale the anchors of the headings that a deviation can refer to
   */
  ConformanceCheck(SourceTree sources, Set<String> rationale) {
    this.sources = sources;
    this.rationale = Set.copyOf(rationale);
  }

  List<String> problems(String text) {
    ConformanceDocument document = new ConformanceDocument(text);
    List<Row> rows = document.rows();
    List<String> problems = new ArrayList<>();
    rows.forEach(row -> check(row, problems));
    checkIds(rows, problems);
    for (Specification specification : Specification.values()) {
      if (!document.announced(specification).equals(Optional.of(specification.rows()))) {
        problems.add(
            "the head does not say that there are %d rows of %s"
                .formatted(specification.rows(), specification));
      }
    }
    return problems;
  }

  /** Every id from the first to the last, once and in order, and no other. */
  private static void checkIds(List<Row> rows, List<String> problems) {
    Set<String> seen = new HashSet<>();
    rows.stream()
        .filter(row -> !seen.add(row.id()))
        .forEach(row -> problems.add(row.id() + " is there twice"));
    Set<String> expected = new HashSet<>();
    for (Specification specification : Specification.values()) {
      for (int number = 1; number <= specification.rows(); number++) {
        String id = specification.id(number);
        expected.add(id);
        if (!seen.contains(id)) {
          problems.add("%s is missing: %s".formatted(id, specification));
        }
      }
    }
    rows.stream()
        .filter(row -> !expected.contains(row.id()))
        .forEach(row -> problems.add(row.id() + " is not counted"));
    List<String> ids = rows.stream().map(Row::id).filter(expected::contains).toList();
    for (int i = 1; i < ids.size(); i++) {
      if (isOutOfOrder(ids.get(i - 1), ids.get(i))) {
        problems.add("%s stands behind %s".formatted(ids.get(i), ids.get(i - 1)));
      }
    }
  }

  private static boolean isOutOfOrder(String before, String id) {
    return before.charAt(0) == id.charAt(0) && before.compareTo(id) > 0;
  }

  private void check(Row row, List<String> problems) {
    if (row.cells().size() != Row.COLUMNS.size()) {
      problems.add("%s has %d cells".formatted(row.id(), row.cells().size()));
      return;
    }
    for (int i = 0; i < Row.COLUMNS.size(); i++) {
      if (row.cells().get(i).isEmpty()) {
        problems.add("%s: \"%s\" is empty".formatted(row.id(), Row.COLUMNS.get(i)));
      }
    }
    require(CLAUSE.matcher(row.clause()).matches(), row, "names no clause", problems);
    require(
        KEY_WORD.matcher(row.requirement()).find(),
        row,
        "does not say how binding it is",
        problems);
    checkNames(row, problems);
    checkDeviation(row, problems);
  }

  private void checkNames(Row row, List<String> problems) {
    names(row.keptBy())
        .filter(name -> !sources.classes().contains(name))
        .forEach(name -> problems.add("%s: there is no class %s".formatted(row.id(), name)));
    names(row.provedBy())
        .filter(name -> !sources.proofs().contains(name))
        .forEach(name -> problems.add("%s: there is no test %s".formatted(row.id(), name)));
    if (!NOT_OURS.matcher(row.keptBy()).matches()) {
      require(names(row.keptBy()).findAny().isPresent(), row, "names no class", problems);
      require(names(row.provedBy()).findAny().isPresent(), row, "names no test", problems);
    }
  }

  private static Stream<String> names(String cell) {
    return NAME.matcher(cell).results().map(match -> match.group(1));
  }

  private void checkDeviation(Row row, List<String> problems) {
    List<String> anchors =
        RATIONALE.matcher(row.keptBy()).results().map(match -> match.group(1)).toList();
    require(
        !row.keptBy().contains(DEVIATION) || !anchors.isEmpty(),
        row,
        "deviates and does not say where the reason stands",
        problems);
    anchors.stream()
        .filter(anchor -> !rationale.contains(anchor))
        .forEach(
            anchor ->
                problems.add("%s: rationale.md has no heading %s".formatted(row.id(), anchor)));
  }

  private static void require(boolean holds, Row row, String problem, List<String> problems) {
    if (!holds) {
      problems.add(row.id() + " " + problem);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what is wrong with the document: sentences that begin with the row. */
final class ConformanceCheck {

  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Pattern CLAUSE = Pattern.compile("(§\\d|Appendix [A-Z]).*");
  private static final Pattern KEY_WORD =
      Pattern.compile("(MUST|SHALL|SHOULD|RECOMMENDED|REQUIRED|MAY|OPTIONAL)\\b.*");
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
    List<String> ids = rows.stream().map(Row::id).toList();
    return Stream.of(
            rows.stream().flatMap(this::problemsOf),
            missing(ids),
            misplaced(ids),
            miscounted(document, rows))
        .flatMap(problems -> problems)
        .toList();
  }

  private Stream<String> problemsOf(Row row) {
    if (row.cells().size() != Row.COLUMNS.size()) {
      return Stream.of("%s has %d cells".formatted(row.id(), row.cells().size()));
    }
    return Stream.of(emptyCells(row), wording(row), names(row), deviation(row))
        .flatMap(problems -> problems)
        .map(problem -> row.id() + " " + problem);
  }

  private static Stream<String> emptyCells(Row row) {
    return IntStream.range(0, Row.COLUMNS.size())
        .filter(column -> row.cells().get(column).isEmpty())
        .mapToObj(column -> "has nothing in \"%s\"".formatted(Row.COLUMNS.get(column)));
  }

  private static Stream<String> wording(Row row) {
    return Stream.concat(
        require(CLAUSE.matcher(row.clause()).matches(), "names no clause"),
        require(KEY_WORD.matcher(row.requirement()).matches(), "does not say how binding it is"));
  }

  private Stream<String> names(Row row) {
    Stream<String> unknown =
        Stream.concat(
            namesIn(row.keptBy())
                .filter(name -> !sources.classes().contains(name))
                .map(name -> "names a class that is not there: " + name),
            namesIn(row.provedBy())
                .filter(name -> !sources.proofs().contains(name))
                .map(name -> "names a test that is not there: " + name));
    boolean mayBeBare = NOT_OURS.matcher(row.keptBy()).matches();
    Stream<String> none =
        Stream.concat(
            require(mayBeBare || namesIn(row.keptBy()).findAny().isPresent(), "names no class"),
            require(mayBeBare || namesIn(row.provedBy()).findAny().isPresent(), "names no test"));
    return Stream.concat(unknown, none);
  }

  private static Stream<String> namesIn(String cell) {
    return NAME.matcher(cell).results().map(match -> match.group(1));
  }

  private Stream<String> deviation(Row row) {
    List<String> reasons =
        RATIONALE.matcher(row.keptBy()).results().map(match -> match.group(1)).toList();
    return Stream.concat(
        require(
            !row.keptBy().contains(DEVIATION) || !reasons.isEmpty(),
            "deviates and does not say where the reason stands"),
        reasons.stream()
            .filter(reason -> !rationale.contains(reason))
            .map(reason -> "refers to a heading that rationale.md does not have: " + reason));
  }

  private static Stream<String> require(boolean holds, String problem) {
    return holds ? Stream.empty() : Stream.of(problem);
  }

  private static Stream<String> missing(List<String> ids) {
    return Arrays.stream(Specification.values())
        .flatMap(
            specification ->
                specification
                    .ids()
                    .filter(id -> !ids.contains(id))
                    .map(id -> "%s is missing: %s".formatted(id, specification)));
  }

  /** Each id stands behind the one before it, or is the first of its specification. */
  private static Stream<String> misplaced(List<String> ids) {
    List<String> all = Arrays.stream(Specification.values()).flatMap(Specification::ids).toList();
    Stream<String> uncounted =
        ids.stream().filter(id -> !all.contains(id)).map(id -> id + " is not counted");
    List<String> counted = ids.stream().filter(all::contains).toList();
    Stream<String> disorder =
        IntStream.range(1, counted.size())
            .filter(i -> all.indexOf(counted.get(i)) <= all.indexOf(counted.get(i - 1)))
            .mapToObj(i -> "%s stands behind %s".formatted(counted.get(i), counted.get(i - 1)));
    return Stream.concat(uncounted, disorder);
  }

  /** Rows, those that are not ours, those that are not claimed, and deviations. */
  private static String counts(Specification specification, List<Row> all) {
    List<String> ids = specification.ids().toList();
    List<String> keptBy =
        all.stream()
            .filter(row -> ids.contains(row.id()) && row.cells().size() == Row.COLUMNS.size())
            .map(Row::keptBy)
            .toList();
    return Stream.of("Not ours:", "Not claimed:", DEVIATION)
        .map(word -> keptBy.stream().filter(cell -> cell.contains(word)).count())
        .map(String::valueOf)
        .collect(Collectors.joining(" | ", specification.rows() + " | ", ""));
  }

  private static Stream<String> miscounted(ConformanceDocument document, List<Row> rows) {
    return Arrays.stream(Specification.values())
        .filter(spec -> !document.announced(spec).equals(Optional.of(counts(spec, rows))))
        .map(spec -> "the head has to count %s as %s".formatted(spec, counts(spec, rows)));
  }
}

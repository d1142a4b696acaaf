// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of {@code docs/conformance.md}. */
final class ConformanceDocument {

  private static final Pattern COUNTS =
      Pattern.compile("(?m)^\\| `([LSM])` \\|[^|]*\\| ([\\d |]+) \\|$");
  private static final String HEADER = "| " + String.join(" | ", Row.COLUMNS) + " |";
  private static final String RULER = "|---|---|---|---|---|";

  private final String text;

  ConformanceDocument(String text) {
    this.text = text;
  }

  /** The rows of all tables that have {@link Row#COLUMNS}, in their order. */
  List<Row> rows() {
    return tables().flatMap(List::stream).map(ConformanceDocument::row).toList();
  }

  /** Each table by the lines below its header. */
  private Stream<List<String>> tables() {
    List<String> lines = text.lines().toList();
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .filter(i -> lines.get(i).equals(HEADER))
        .map(i -> lines.subList(i + 1, lines.size()).stream())
        .map(below -> below.takeWhile(line -> line.startsWith("|")))
        .map(table -> table.filter(line -> !line.equals(RULER)).toList());
  }

  private static Row row(String line) {
    String[] parts = line.substring(1).split("\\|", -1);
    int cells = line.endsWith("|") ? parts.length - 1 : parts.length;
    List<String> stripped = Arrays.stream(parts).limit(cells).map(String::strip).toList();
    return new Row(stripped.get(0), stripped);
  }

  /** What its head says of a specification: see {@link ConformanceCheck#counts}. */
  Optional<String> announced(Specification specification) {
    return COUNTS
        .matcher(text)
        .results()
        .filter(match -> specification.id(1).startsWith(match.group(1)))
        .map(match -> match.group(2))
        .findFirst();
  }
}

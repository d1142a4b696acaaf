// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures in rows and columns; the first column names the row. Not thread-safe. */
public final class Table {

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these heads of columns. */
  public Table(String... head) {
    this.head = List.of(head);
  }

  /** Adds a row; throws {@link IllegalArgumentException} if it is not as wide as the head. */
  public void add(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + head.size() + " heads");
    }
    rows.add(List.of(cells));
  }

  /** A number with so many digits behind the point. */
  public static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** For a terminal. */
  public String text() {
    int[] widths = new int[head.size()];
    measure(head, widths);
    rows.forEach(row -> measure(row, widths));
    StringBuilder out = new StringBuilder();
    appendText(head, widths, out);
    rows.forEach(row -> appendText(row, widths, out));
    return out.toString();
  }

  private static void measure(List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], cells.get(i).length());
    }
  }

  private static void appendText(List<String> cells, int[] widths, StringBuilder out) {
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      boolean isName = i == 0;
      out.append(isName ? "" : "  ")
          .append(isName ? "" : padding)
          .append(cells.get(i))
          .append(isName ? padding : "");
    }
    out.append(System.lineSeparator());
  }

  /** For a document. */
  public String markdown() {
    StringBuilder out = new StringBuilder();
    appendMarkdown(head, out);
    out.append("|---".repeat(head.size())).append("|\n");
    rows.forEach(row -> appendMarkdown(row, out));
    return out.toString();
  }

  private static void appendMarkdown(List<String> cells, StringBuilder out) {
    cells.forEach(cell -> out.append("| ").append(cell).append(' '));
    out.append("|\n");
  }
}

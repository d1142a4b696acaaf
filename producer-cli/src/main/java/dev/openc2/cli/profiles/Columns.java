// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.profiles;

import java.util.ArrayList;
import java.util.List;

/** Rows whose cells stand below each other. Not thread-safe. */
public final class Columns {

  private static final int GAP = 2;

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row. */
  public void add(String... cells) {
    rows.add(List.of(cells));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The rows as lines; the last cell of each is as long as it is. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(width(i) - row.get(i).length() + GAP));
      }
    }
    return line.toString();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}

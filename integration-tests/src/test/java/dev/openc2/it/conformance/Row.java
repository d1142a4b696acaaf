// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.conformance;

import java.util.List;

/**
 * One statement of a specification.
 *
 * @param id what it is called by: the letter of its specification and a number
 * @param cells what stands in the columns, {@link #COLUMNS}, or more or less than that
 */
record Row(String id, List<String> cells) {

  static final List<String> COLUMNS =
      List.of("id", "clause", "requirement", "kept by", "proved by");

  Row {
    cells = List.copyOf(cells);
  }

  String clause() {
    return cells.get(1);
  }

  String requirement() {
    return cells.get(2);
  }

  String keptBy() {
    return cells.get(3);
  }

  String provedBy() {
    return cells.get(4);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.conformance;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A specification, by the letter that the ids of its rows begin with. */
enum Specification {
  LANGUAGE("L", 177),
  SLPF("S", 188),
  MQTT("M", 83);

  private final String letter;
  private final int rows;

  /**
   * @param rows how many statements it has: who takes one out of the document has to change this
   */
  Specification(String letter, int rows) {
    this.letter = letter;
    this.rows = rows;
  }

  int rows() {
    return rows;
  }

  String id(int number) {
    return "%s-%03d".formatted(letter, number);
  }

  /** All of its ids, in their order. */
  Stream<String> ids() {
    return IntStream.rangeClosed(1, rows).mapToObj(this::id);
  }
}

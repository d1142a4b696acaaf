// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.conformance;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A specification, by the letter that the ids of its rows begin with. */
enum Specification {
  LANGUAGE("L", 177),
  SLPF("S", 188),
  MQTT("M", 83);

  private static final Pattern ID = Pattern.compile("([A-Z])-(\\d{3})");

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

  /** The number of an id of this specification. */
  Optional<Integer> number(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches() && matcher.group(1).equals(letter)
        ? Optional.of(Integer.valueOf(matcher.group(2)))
        : Optional.empty();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.vectors;

import dev.openc2.encoding.Encoding;
import dev.openc2.testkit.vectors.Vector;
import dev.openc2.testkit.vectors.Vectors;
import dev.openc2.testkit.vectors.Verdict;
import dev.openc2.tree.Mode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A vector in one of its encodings, read in one mode. */
record Combination(Vector vector, Encoding encoding, Mode mode) {

  static List<Combination> all() {
    return Vectors.load().stream().flatMap(Combination::of).toList();
  }

  private static Stream<Combination> of(Vector vector) {
    return vector.encodings().stream()
        .flatMap(
            encoding ->
                Stream.of(Mode.values()).map(mode -> new Combination(vector, encoding, mode)));
  }

  byte[] bytes() {
    return vector.bytes(encoding);
  }

  Verdict verdict() {
    return vector.verdict(mode);
  }

  @Override
  public String toString() {
    return vector.name() + ", " + encoding.name() + ", " + mode.name().toLowerCase(Locale.ROOT);
  }
}

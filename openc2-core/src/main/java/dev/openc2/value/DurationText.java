// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.time.Duration;
import java.util.List;

/** Durations as people write them on the command line and in configurations: {@code 1h30m}. */
public final class DurationText {

  private record Unit(String name, long millis) {}

  /** From the longest to the shortest: the order in which they are written. */
  private static final List<Unit> UNITS =
      List.of(
          new Unit("d", 86_400_000),
          new Unit("h", 3_600_000),
          new Unit("m", 60_000),
          new Unit("s", 1000),
          new Unit("ms", 1));

  /** What the language can say too (oc2ls v1.0 §3.4.2.3 in I-JSON): below 2^53 milliseconds. */
  private static final long MAX_MILLIS = (1L << 53) - 1;

  private DurationText() {}

  /**
   * Reads whole numbers with their units {@code d h m s ms}, each at most once, the longest first:
   * {@code 500ms}, {@code 10s}, {@code 1h30m}; below 2^53 milliseconds.
   *
   * @throws IllegalArgumentException with a sentence that names the text
   */
  public static Duration parse(String text) {
    long millis = 0;
    int index = 0;
    int nextUnit = 0;
    do {
      int end = index;
      while (end < text.length() && Ascii.isDigit(text.charAt(end))) {
        end++;
      }
      int unit = unitAt(text, end, nextUnit);
      if (end == index || unit < 0) {
        throw problem(text);
      }
      millis = add(text, millis, text.substring(index, end), UNITS.get(unit));
      index = end + UNITS.get(unit).name().length();
      nextUnit = unit + 1;
    } while (index < text.length());
    return Duration.ofMillis(millis);
  }

  private static int unitAt(String text, int index, int firstUnit) {
    int end = index;
    while (end < text.length() && Ascii.isLetter(text.charAt(end))) {
      end++;
    }
    for (int i = firstUnit; i < UNITS.size(); i++) {
      if (text.substring(index, end).equals(UNITS.get(i).name())) {
        return i;
      }
    }
    return -1;
  }

  private static long add(String text, long millis, String number, Unit unit) {
    try {
      long sum = Math.addExact(millis, Math.multiplyExact(Long.parseLong(number), unit.millis()));
      if (sum <= MAX_MILLIS) {
        return sum;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // More digits than a long has: the same as too many.
    }
    throw new IllegalArgumentException(Printable.quote(text) + " is too long a duration");
  }

  private static IllegalArgumentException problem(String text) {
    return new IllegalArgumentException(
        Printable.quote(text) + " is not a duration such as 500ms, 10s, 5m, 1h30m or 2d");
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/**
 * Makes foreign text fit for an error sentence or a log line: quoted, cut, without control
 * characters.
 */
public final class Printable {

  /** The longest part of a foreign value that {@link #quote} shows, in code points. */
  public static final int MAX_LENGTH = 64;

  private Printable() {}

  /**
   * The value in double quotes, at most {@value #MAX_LENGTH} code points of it, control characters
   * as {@code ?}.
   */
  public static String quote(String value) {
    return "\"" + cut(value, MAX_LENGTH) + "\"";
  }

  /** At most that many code points of the value, control characters as {@code ?}. */
  public static String cut(String value, int maxLength) {
    StringBuilder out = new StringBuilder(Math.min(value.length(), maxLength) + 1);
    int shown = 0;
    int index = 0;
    while (index < value.length() && shown < maxLength) {
      int codePoint = value.codePointAt(index);
      out.appendCodePoint(isPlain(codePoint) ? codePoint : '?');
      index += Character.charCount(codePoint);
      shown++;
    }
    return out.append(index < value.length() ? "…" : "").toString();
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

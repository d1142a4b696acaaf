// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.nio.charset.StandardCharsets;

/**
 * The rule for identifiers that become one level of a topic and stand in {@code from} and {@code
 * to} alike.
 */
final class TopicLevel {

  private static final int MAX_BYTES = 256;
  private static final int MAX_BYTES_PER_CHAR = 3;

  private TopicLevel() {}

  static String check(String what, String value) {
    if (value.isEmpty()) {
      throw problem(what, value, "is empty");
    }
    boolean isShort = value.length() <= MAX_BYTES / MAX_BYTES_PER_CHAR;
    if (!isShort
        && (value.length() > MAX_BYTES
            || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)) {
      throw problem(what, value, "is longer than " + MAX_BYTES + " bytes");
    }
    int index = 0;
    while (index < value.length()) {
      int codePoint = value.codePointAt(index);
      checkCodePoint(what, value, codePoint);
      index += Character.charCount(codePoint);
    }
    return value;
  }

  private static void checkCodePoint(String what, String value, int codePoint) {
    if (Ascii.isLetter(codePoint) || Ascii.isDigit(codePoint)) {
      return; // nearly all of them: every message has such a name
    }
    if (codePoint == '/' || codePoint == '+' || codePoint == '#') {
      throw problem(what, value, "has a '" + (char) codePoint + "', which has a meaning in topics");
    }
    if (Character.isISOControl(codePoint)
        || (codePoint != ' ' && Character.isWhitespace(codePoint))) {
      throw problem(what, value, "has a control character or odd white space");
    }
    if ((codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        || (codePoint & 0xFFFE) == 0xFFFE) {
      throw problem(what, value, "has a code point that UTF-8 text must not have");
    }
  }

  private static IllegalArgumentException problem(String what, String value, String problem) {
    return new IllegalArgumentException(
        Printable.quote(value) + " is not a " + what + ": it " + problem);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

/** What JSON and CBOR alike ask of texts and numbers (RFC 7493 §2.1, §2.2). */
final class TreeScalars {

  private TreeScalars() {}

  /** True if the text has no lone surrogate and no non-character. */
  static boolean isUnicode(String text) {
    // Nearly every text is, and without a branch for each character this takes no time.
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      bits |= text.charAt(i);
    }
    return bits < Character.MIN_SURROGATE || isUnicodeByEach(text);
  }

  private static boolean isUnicodeByEach(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= Character.MIN_SURROGATE) {
        int codePoint = text.codePointAt(i);
        if (isNoCharacter(codePoint)) {
          return false;
        }
        i += Character.charCount(codePoint) - 1;
      }
    }
    return true;
  }

  private static boolean isNoCharacter(int codePoint) {
    return (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        || (codePoint & 0xFFFE) == 0xFFFE
        || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
  }

  /** The text, if it may be written. */
  static String unicode(String text) {
    if (!isUnicode(text)) {
      throw new IllegalArgumentException("a text has a code point that is no character");
    }
    return text;
  }

  /** The number, if it may be written. */
  static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(number + " is not a finite number");
    }
    return number;
  }
}

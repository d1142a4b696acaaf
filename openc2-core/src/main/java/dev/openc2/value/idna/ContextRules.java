// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value.idna;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;

/** Where the code points may stand that are only allowed in some company (RFC 5892 appendix A). */
final class ContextRules {

  private static final int MIDDLE_DOT = 0x00B7;
  private static final int GREEK_KERAIA = 0x0375;
  private static final int HEBREW_GERESH = 0x05F3;
  private static final int HEBREW_GERSHAYIM = 0x05F4;
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int KATAKANA_MIDDLE_DOT = 0x30FB;

  private ContextRules() {}

  /** True if one of the rules is about this code point. */
  static boolean governs(int c) {
    return switch (c) {
      case MIDDLE_DOT,
          GREEK_KERAIA,
          HEBREW_GERESH,
          HEBREW_GERSHAYIM,
          NON_JOINER,
          JOINER,
          KATAKANA_MIDDLE_DOT ->
          true;
      default -> isArabicIndicDigit(c) || isExtendedArabicIndicDigit(c);
    };
  }

  /** True if the code point at the index, which a rule governs, may stand there. */
  static boolean allow(int[] label, int index) {
    int before = index > 0 ? label[index - 1] : -1;
    int after = index + 1 < label.length ? label[index + 1] : -1;
    return switch (label[index]) {
      case MIDDLE_DOT -> before == 'l' && after == 'l';
      case GREEK_KERAIA -> isOf(UnicodeScript.GREEK, after);
      case HEBREW_GERESH, HEBREW_GERSHAYIM -> isOf(UnicodeScript.HEBREW, before);
      case NON_JOINER -> isVirama(before) || isBetweenJoiningLetters(label, index);
      case JOINER -> isVirama(before);
      case KATAKANA_MIDDLE_DOT -> Arrays.stream(label).anyMatch(ContextRules::isJapanese);
      default ->
          isArabicIndicDigit(label[index])
              ? Arrays.stream(label).noneMatch(ContextRules::isExtendedArabicIndicDigit)
              : Arrays.stream(label).noneMatch(ContextRules::isArabicIndicDigit);
    };
  }

  private static boolean isOf(UnicodeScript script, int c) {
    return c >= 0 && UnicodeScript.of(c) == script;
  }

  private static boolean isJapanese(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HAN;
  }

  private static boolean isArabicIndicDigit(int c) {
    return c >= 0x0660 && c <= 0x0669;
  }

  private static boolean isExtendedArabicIndicDigit(int c) {
    return c >= 0x06F0 && c <= 0x06F9;
  }

  /**
   * True for canonical combining class 9. Java does not tell the class, but its normaliser sorts
   * marks by it: a virama goes behind U+3099 (class 8) and before U+05B0 (class 10).
   */
  private static boolean isVirama(int c) {
    return c >= 0 && isSorted(0x3099, c) && isSorted(c, 0x05B0);
  }

  private static boolean isSorted(int first, int second) {
    String wrongWay = Character.toString(second) + Character.toString(first);
    return Normalizer.normalize(wrongWay, Normalizer.Form.NFD)
        .equals(Character.toString(first) + Character.toString(second));
  }

  private static boolean isBetweenJoiningLetters(int[] label, int index) {
    int left = index - 1;
    while (left >= 0 && JoiningType.isTransparent(label[left])) {
      left--;
    }
    int right = index + 1;
    while (right < label.length && JoiningType.isTransparent(label[right])) {
      right++;
    }
    return left >= 0
        && right < label.length
        && JoiningType.joinsNext(label[left])
        && JoiningType.joinsPrevious(label[right]);
  }
}

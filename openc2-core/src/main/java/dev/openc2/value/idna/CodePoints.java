// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value.idna;

import java.lang.Character.UnicodeBlock;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Which code points may stand in a label: the derived property of RFC 5892 §3, computed from the
 * Unicode of the running Java as the RFC wants it, so that it knows new letters with a new Java.
 */
final class CodePoints {

  /** What RFC 5892 says of a code point. */
  enum Property {
    /** It may stand anywhere. */
    VALID,
    /** It may stand where {@link ContextRules} allows it. */
    IN_CONTEXT,
    /** It may not stand in a label, or nobody knows it yet. */
    DISALLOWED
  }

  /** §2.6: those that would be refused otherwise. */
  private static final Set<Integer> VALID_EXCEPTIONS =
      Set.of(0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007);

  private static final Set<Integer> DISALLOWED_EXCEPTIONS =
      Set.of(0x0640, 0x07FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B);

  private static final Set<UnicodeBlock> IGNORED_BLOCKS =
      Set.of(
          UnicodeBlock.COMBINING_MARKS_FOR_SYMBOLS,
          UnicodeBlock.MUSICAL_SYMBOLS,
          UnicodeBlock.ANCIENT_GREEK_MUSICAL_NOTATION);

  private static final int DOTLESS_I = 0x131;

  private CodePoints() {}

  static Property of(int c) {
    if (c < 0x80) {
      boolean isLdh = c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
      return isLdh ? Property.VALID : Property.DISALLOWED;
    }
    if (VALID_EXCEPTIONS.contains(c)) {
      return Property.VALID;
    }
    if (ContextRules.governs(c)) {
      return Property.IN_CONTEXT;
    }
    boolean isValid =
        isLetterOrDigit(c)
            && !DISALLOWED_EXCEPTIONS.contains(c)
            && !isOldHangulJamo(c)
            && !isIgnored(c)
            && isStable(c);
    return isValid ? Property.VALID : Property.DISALLOWED;
  }

  /** §2.1. */
  private static boolean isLetterOrDigit(int c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.UPPERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** §2.2: true if no normalisation and no folding of case changes it. */
  private static boolean isStable(int c) {
    String text = Character.toString(c);
    return nfkc(fold(nfkc(text))).equals(text);
  }

  private static String nfkc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /**
   * Full case folding (Unicode §3.13), which Java has not, from upper and lower case, which it has.
   */
  private static String fold(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.append(fold(c)));
    return out.toString();
  }

  private static String fold(int c) {
    String upper = Character.toString(c).toUpperCase(Locale.ROOT);
    // The dotless i has no pair outside of Turkish; Cherokee folds to upper case.
    if (c == DOTLESS_I) {
      return Character.toString(c);
    }
    if (Character.UnicodeScript.of(c) == Character.UnicodeScript.CHEROKEE) {
      return upper;
    }
    return upper.toLowerCase(Locale.ROOT);
  }

  /** §2.3 and §2.4: code points that Unicode means to be overlooked, as far as they are letters. */
  private static boolean isIgnored(int c) {
    return c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFFA0
        || (c >= 0xE0000 && c <= 0xE0FFF)
        || IGNORED_BLOCKS.contains(UnicodeBlock.of(c));
  }

  /** §2.9. */
  private static boolean isOldHangulJamo(int c) {
    return (c >= 0x1100 && c <= 0x11FF)
        || (c >= 0xA960 && c <= 0xA97C)
        || (c >= 0xD7B0 && c <= 0xD7FB);
  }
}

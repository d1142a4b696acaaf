// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value.idna;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The rules for one label of an internationalised name (RFC 5890 §2.3.2, RFC 5891 §4.2). */
final class Label {

  static final int MAX_LENGTH = 63;
  private static final String ACE_PREFIX = "xn--";

  private Label() {}

  /**
   * The label as code points of Unicode, an A-label decoded; throws {@link
   * IllegalArgumentException} with what is wrong.
   *
   * @param label in lower case
   */
  static int[] toUnicode(String label) {
    if (label.isEmpty()) {
      throw new IllegalArgumentException("a label is empty");
    }
    if (label.length() > 2 * MAX_LENGTH) {
      throw tooLong();
    }
    if (label.startsWith(ACE_PREFIX)) {
      return decode(label);
    }
    int[] codePoints = label.codePoints().toArray();
    check(label, codePoints);
    return codePoints;
  }

  /** The label in ASCII: the A-label, or itself; throws if it is longer than 63 characters. */
  static String toAscii(int[] label) {
    for (int c : label) {
      if (c >= 0x80) {
        return checkLength(ACE_PREFIX + Punycode.encode(label));
      }
    }
    return checkLength(new String(label, 0, label.length));
  }

  private static String checkLength(String ascii) {
    if (ascii.length() > MAX_LENGTH) {
      throw tooLong();
    }
    return ascii;
  }

  private static IllegalArgumentException tooLong() {
    return new IllegalArgumentException(
        "a label is longer than " + MAX_LENGTH + " characters in its ASCII form");
  }

  private static int[] decode(String aLabel) {
    int @Nullable [] codePoints = Punycode.decode(aLabel.substring(ACE_PREFIX.length()));
    if (codePoints == null || codePoints.length == 0) {
      throw new IllegalArgumentException("a label begins with xn-- and is not Punycode");
    }
    check(new String(codePoints, 0, codePoints.length), codePoints);
    if (!toAscii(codePoints).equals(aLabel)) {
      throw new IllegalArgumentException(
          "a label begins with xn-- and is not how its characters are written in Punycode");
    }
    return codePoints;
  }

  private static void check(String label, int[] codePoints) {
    if (codePoints[0] == '-' || codePoints[codePoints.length - 1] == '-') {
      throw new IllegalArgumentException("a label begins or ends with a hyphen");
    }
    if (codePoints.length > 3 && codePoints[2] == '-' && codePoints[3] == '-') {
      throw new IllegalArgumentException("a label has hyphens as its third and fourth character");
    }
    for (int i = 0; i < codePoints.length; i++) {
      checkCodePoint(codePoints, i);
    }
    if (isMark(codePoints[0])) {
      throw new IllegalArgumentException("a label begins with a combining mark");
    }
    if (!Normalizer.isNormalized(label, Normalizer.Form.NFC)) {
      throw new IllegalArgumentException("a label is not in the normal form NFC");
    }
  }

  private static void checkCodePoint(int[] label, int index) {
    switch (CodePoints.of(label[index])) {
      case DISALLOWED ->
          throw new IllegalArgumentException(
              String.format("U+%04X may not stand in a label", label[index]));
      case IN_CONTEXT -> {
        if (!ContextRules.allow(label, index)) {
          throw new IllegalArgumentException(
              String.format("U+%04X may not stand at this place of a label", label[index]));
        }
      }
      case VALID -> {}
    }
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}

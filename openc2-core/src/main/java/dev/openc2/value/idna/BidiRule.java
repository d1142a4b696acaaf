// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value.idna;

/**
 * Keeps names readable in which some labels run from right to left (RFC 5893 §2): if one label
 * does, all labels of the name have to keep the rule.
 */
final class BidiRule {

  private BidiRule() {}

  /** True if the label has a character that runs from right to left. */
  static boolean isRightToLeft(int[] label) {
    for (int c : label) {
      byte direction = Character.getDirectionality(c);
      if (isRightToLeft(direction) || direction == Character.DIRECTIONALITY_ARABIC_NUMBER) {
        return true;
      }
    }
    return false;
  }

  /** True if the label, which is not empty, keeps the rule. */
  static boolean allows(int[] label) {
    byte first = Character.getDirectionality(label[0]);
    if (isRightToLeft(first)) {
      return allowsRightToLeft(label);
    }
    return first == Character.DIRECTIONALITY_LEFT_TO_RIGHT && allowsLeftToRight(label);
  }

  private static boolean allowsRightToLeft(int[] label) {
    boolean hasEuropean = false;
    boolean hasArabic = false;
    for (int c : label) {
      byte direction = Character.getDirectionality(c);
      hasEuropean |= direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
      hasArabic |= direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
      if (!isRightToLeft(direction)
          && direction != Character.DIRECTIONALITY_ARABIC_NUMBER
          && !isNeutral(direction)) {
        return false;
      }
    }
    byte last = lastThatIsNoMark(label);
    return !(hasEuropean && hasArabic)
        && (isRightToLeft(last)
            || last == Character.DIRECTIONALITY_EUROPEAN_NUMBER
            || last == Character.DIRECTIONALITY_ARABIC_NUMBER);
  }

  private static boolean allowsLeftToRight(int[] label) {
    for (int c : label) {
      byte direction = Character.getDirectionality(c);
      if (direction != Character.DIRECTIONALITY_LEFT_TO_RIGHT && !isNeutral(direction)) {
        return false;
      }
    }
    byte last = lastThatIsNoMark(label);
    return last == Character.DIRECTIONALITY_LEFT_TO_RIGHT
        || last == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
  }

  private static byte lastThatIsNoMark(int[] label) {
    int last = label.length - 1;
    while (last > 0
        && Character.getDirectionality(label[last]) == Character.DIRECTIONALITY_NONSPACING_MARK) {
      last--;
    }
    return Character.getDirectionality(label[last]);
  }

  private static boolean isRightToLeft(byte direction) {
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** What may stand in labels of both directions. */
  private static boolean isNeutral(byte direction) {
    return switch (direction) {
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER,
          Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
          Character.DIRECTIONALITY_OTHER_NEUTRALS,
          Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
          Character.DIRECTIONALITY_NONSPACING_MARK ->
          true;
      default -> false;
    };
  }
}

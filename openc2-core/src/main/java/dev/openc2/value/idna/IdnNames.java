// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value.idna;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Internationalised host and domain names (IDNA2008: RFC 5890 to 5893). */
public final class IdnNames {

  private static final int MAX_LENGTH = 253;

  private IdnNames() {}

  /**
   * The name as the DNS knows it, in lower case: each label that is not ASCII as its A-label.
   *
   * <p>Labels may be U-labels, A-labels or plain ones. Upper case is taken as lower case (RFC 5895
   * §2 step 1); nothing else is mapped: other separators than the full stop, wide forms and text
   * that is not in NFC are refused, and so is a full stop at the end.
   *
   * @throws IllegalArgumentException with what is wrong, as the end of a sentence; it does not name
   *     the value
   */
  public static String toAscii(String name) {
    // Each code point is at least one character of the ASCII form.
    if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_LENGTH) {
      throw badLength(name);
    }
    List<int[]> labels = new ArrayList<>();
    for (String label : name.toLowerCase(Locale.ROOT).split("\\.", -1)) {
      labels.add(Label.toUnicode(label));
    }
    List<String> ascii = labels.stream().map(Label::toAscii).toList();
    if (labels.stream().anyMatch(BidiRule::isRightToLeft)
        && !labels.stream().allMatch(BidiRule::allows)) {
      throw new IllegalArgumentException(
          "a label mixes directions of writing, or begins or ends with a digit where it may not");
    }
    String result = String.join(".", ascii);
    if (result.length() > MAX_LENGTH) {
      throw badLength(name);
    }
    return result;
  }

  private static IllegalArgumentException badLength(String name) {
    return new IllegalArgumentException(
        name.isEmpty()
            ? "it is empty"
            : "it is longer than " + MAX_LENGTH + " characters in its ASCII form");
  }
}

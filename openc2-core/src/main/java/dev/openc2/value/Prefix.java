// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/** Reads the prefix length behind the slash of a net. */
final class Prefix {

  private Prefix() {}

  static int parse(String text, int slash, int max) {
    String digits = text.substring(slash + 1);
    boolean wellFormed =
        !digits.isEmpty()
            && digits.length() <= 3
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    if (!wellFormed) {
      throw new IllegalArgumentException(
          Printable.quote(text)
              + " has no prefix length behind its slash: 0 to "
              + max
              + " is expected");
    }
    int prefix = Integer.parseInt(digits);
    if (prefix > max) {
      throw new IllegalArgumentException(Printable.quote(text) + " has a prefix above " + max);
    }
    return prefix;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/** What the texts of both kinds of nets share: the prefix length, and the sentence of a refusal. */
final class Prefix {

  private Prefix() {}

  static int parse(String kind, String text, int slash, int max) {
    String digits = text.substring(slash + 1);
    boolean wellFormed =
        !digits.isEmpty()
            && digits.length() <= 3
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    if (!wellFormed) {
      throw problem(kind, text, "a prefix length of 0 to " + max + " is expected behind the slash");
    }
    int prefix = Integer.parseInt(digits);
    if (prefix > max) {
      throw new IllegalArgumentException(Printable.quote(text) + " has a prefix above " + max);
    }
    return prefix;
  }

  static IllegalArgumentException problem(String kind, String text, String problem) {
    String what = text.indexOf('/') < 0 ? " address: " : " net: ";
    return new IllegalArgumentException(Printable.quote(text) + " is not " + kind + what + problem);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/**
 * Names a Command, for {@code query command} and {@code cancel command} (oc2ls v1.0 §3.4.2.16). The
 * language also allows the empty string; we treat it as absent, so it is never made.
 *
 * @param value 1 to 36 code points, none of them white space in the sense of Unicode
 */
public record CommandId(String value) {

  private static final int MAX_LENGTH = 36;

  /** Checks the value; throws {@link IllegalArgumentException} naming it. */
  public CommandId {
    if (value.isEmpty()
        || value.codePointCount(0, value.length()) > MAX_LENGTH
        || value.codePoints().anyMatch(CommandId::isWhiteSpace)) {
      throw new IllegalArgumentException(
          Printable.quote(value)
              + " is not a command id: 1 to "
              + MAX_LENGTH
              + " characters without white space are expected");
    }
  }

  /** The White_Space of Unicode. The {@code \s} of Java's patterns means that of ASCII only. */
  private static boolean isWhiteSpace(int c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == 0x85;
  }

  /** The command id with this text. */
  public static CommandId of(String value) {
    return new CommandId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.util.regex.Pattern;

/**
 * Names a Command, for {@code query command} and {@code cancel command} (oc2ls v1.0 §3.4.2.16). The
 * language also allows the empty string; we treat it as absent, so it is never made.
 *
 * @param value 1 to 36 code points, none of them white space
 */
public record CommandId(String value) {

  private static final Pattern NO_SPACE = Pattern.compile("\\S+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int MAX_LENGTH = 36;

  /** Checks the value; throws {@link IllegalArgumentException} naming it. */
  public CommandId {
    if (value.codePointCount(0, value.length()) > MAX_LENGTH
        || !NO_SPACE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          Printable.quote(value)
              + " is not a command id: 1 to "
              + MAX_LENGTH
              + " characters without white space are expected");
    }
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

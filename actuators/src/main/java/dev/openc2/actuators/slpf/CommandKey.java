// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.actuator.Invocation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names one Command of one Producer in the store and on the device, where there is little room: 16
 * hexadecimal digits.
 *
 * @param value the beginning of a digest of the Producer's name and the request id
 */
public record CommandKey(String value) {

  private static final int OCTETS = 8;

  /** Checks the form. */
  public CommandKey {
    if (!value.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("a command key has 16 hexadecimal digits");
    }
  }

  /** The key of a Command, or empty if it has no request id by which to know it again. */
  static Optional<CommandKey> of(Invocation invocation) {
    if (invocation.requestId() == null) {
      return Optional.empty();
    }
    String from = invocation.from() == null ? "" : invocation.from();
    return Optional.of(new CommandKey(digest(from + '\n' + invocation.requestId().value())));
  }

  /** The beginning of the digest of a text. */
  static String digest(String text) {
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(whole, 0, OCTETS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

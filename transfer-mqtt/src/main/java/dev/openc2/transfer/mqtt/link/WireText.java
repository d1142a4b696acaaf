// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.nio.charset.StandardCharsets;

/** Text that may be sent: MQTT 5.0 §1.5.4 forbids NUL and lone surrogates, and more than 64 kB. */
final class WireText {

  private static final int MAX_BYTES = 65_535;

  private WireText() {}

  static void check(String what, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(what + ": contains a lone surrogate");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + ": contains a control character");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new IllegalArgumentException(what + ": is longer than 65535 bytes");
    }
  }
}

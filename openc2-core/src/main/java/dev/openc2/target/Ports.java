// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import org.jspecify.annotations.Nullable;

/** The range of a port (oc2ls v1.0 §3.4.2.14). */
final class Ports {

  private static final int MAX_PORT = 65_535;

  private Ports() {}

  static void check(String field, @Nullable Integer port) {
    if (port != null && (port < 0 || port > MAX_PORT)) {
      throw new IllegalArgumentException(
          field + ": " + port + " is not a port: 0 to 65535 are expected");
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import java.nio.file.Path;

/** Says in one sentence which file cannot be used for TLS, and why. */
public final class TlsConfigException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  TlsConfigException(Path file, String problem) {
    super(file + " " + problem);
  }

  TlsConfigException(Path file, String problem, Throwable cause) {
    super(file + " " + problem, cause);
  }

  TlsConfigException(String problem, Throwable cause) {
    super(problem, cause);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import org.jspecify.annotations.Nullable;

/** Keys or certificates can not be used; the message is one sentence that names the file. */
public final class TlsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    this(message, null);
  }

  TlsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.util.Optional;

/** The nine status codes that a Consumer may answer with (oc2ls v1.0 §3.3.2.1). */
public enum StatusCode {
  /** Interim: the Command was accepted and is not finished. */
  PROCESSING(102),
  /** The Command succeeded. */
  OK(200),
  /** The Producer sent something malformed. */
  BAD_REQUEST(400),
  /** Credentials are missing or were refused. */
  UNAUTHORIZED(401),
  /** Understood, and not permitted. */
  FORBIDDEN(403),
  /** Nothing matches the Command. */
  NOT_FOUND(404),
  /** Something unexpected happened on the device. */
  INTERNAL_ERROR(500),
  /** The device does not support what is asked. */
  NOT_IMPLEMENTED(501),
  /** Too busy or shutting down; may be tried again. */
  SERVICE_UNAVAILABLE(503);

  private static final StatusCode[] VALUES = values();

  private final int code;

  StatusCode(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** The status code with this number, if it is one of the nine. */
  public static Optional<StatusCode> of(int code) {
    for (StatusCode status : VALUES) {
      if (status.code == code) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2;

import dev.openc2.value.StatusCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that knows the status to answer with (oc2ls v1.0 §3.3.2.1).
 *
 * <p>The message is one sentence for the peer or the person at the other end: it names the field
 * and the value and never holds a secret, a payload or a class name. The Consumer turns it into a
 * Response in exactly one place.
 */
public class OpenC2Exception extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final StatusCode status;

  /** Makes a failure with the status and the text that the peer is to see. */
  public OpenC2Exception(StatusCode status, String text) {
    this(status, text, null);
  }

  /** As {@link #OpenC2Exception(StatusCode, String)}, with the cause for our own log. */
  public OpenC2Exception(StatusCode status, String text, @Nullable Throwable cause) {
    super(Objects.requireNonNull(text, "text"), cause);
    this.status = Objects.requireNonNull(status, "status");
  }

  /** As {@link #OpenC2Exception(StatusCode, String)}; the stack trace may be left out. */
  protected OpenC2Exception(StatusCode status, String text, boolean withStackTrace) {
    super(Objects.requireNonNull(text, "text"), null, true, withStackTrace);
    this.status = Objects.requireNonNull(status, "status");
  }

  /** The status to answer with. */
  public final StatusCode status() {
    return status;
  }

  /** The sentence for the peer; never null. */
  public final String text() {
    return String.valueOf(getMessage());
  }
}

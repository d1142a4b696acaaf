// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import dev.openc2.OpenC2Exception;
import dev.openc2.value.StatusCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says why a transport could not do what was asked, in one sentence for a person. */
public final class TransferException extends OpenC2Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of failure it is. */
  public enum Reason {
    /** No connection can be had: nobody there, or no answer. */
    UNREACHABLE,
    /** The other side refused us: credentials, rights. */
    REFUSED,
    /** No secure connection can be had: certificate, host name, version. */
    TLS,
    /** One of the places to listen at was refused. */
    SUBSCRIPTION_REFUSED,
    /** A message was not sent before it expired. */
    EXPIRED,
    /** A message is larger than the other side takes. */
    TOO_LARGE,
    /** Each connection was lost over a message until it was taken for the cause, and given up. */
    GIVEN_UP,
    /** Too much is waiting to be sent. */
    OVERLOADED,
    /** The transfer is closed. */
    CLOSED,
    /** The other side did something that the protocol forbids. */
    PROTOCOL
  }

  private final Reason reason;

  /** Makes a failure of this kind. */
  public TransferException(Reason reason, String text) {
    this(reason, text, null);
  }

  /** As {@link #TransferException(Reason, String)}, with the cause for our own log. */
  public TransferException(Reason reason, String text, @Nullable Throwable cause) {
    super(StatusCode.SERVICE_UNAVAILABLE, text, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** What kind of failure it is. */
  public Reason reason() {
    return reason;
  }
}

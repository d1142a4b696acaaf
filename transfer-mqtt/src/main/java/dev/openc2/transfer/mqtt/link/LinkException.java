// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A link or a publish failed; the message is one sentence for a person. */
public final class LinkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of failure it is, as far as a caller acts differently on it. */
  public enum Kind {
    /** The broker could not be reached, did not answer, went away or is not available. */
    UNREACHABLE,
    /** The broker refused us: credentials, authorisation, a ban, or it threw us off. */
    REFUSED,
    /** No secure connection came about. */
    TLS,
    /** The broker refused a subscription; the message names the filter. */
    SUBSCRIPTION_REFUSED,
    /** The broker refused this publish. */
    PUBLISH_REFUSED,
    /** The publish is larger than the broker takes. */
    TOO_LARGE,
    /** Each connection was lost over this publish: it is likely to be the cause. */
    GIVEN_UP,
    /** The publish was not confirmed in time. */
    TIMED_OUT,
    /** Too many publishes are unfinished. */
    QUEUE_FULL,
    /** The broker, or we, broke MQTT. */
    PROTOCOL,
    /** The link is closed. */
    CLOSED;

    /** What it is if a publish is refused with this code. */
    static Kind ofRefusal(int reasonCode) {
      return reasonCode == ReasonCodes.PACKET_TOO_LARGE ? TOO_LARGE : PUBLISH_REFUSED;
    }
  }

  private final Kind kind;
  private final int reasonCode;

  LinkException(Kind kind, int reasonCode, String message, @Nullable Throwable cause) {
    super(requireNonNull(message, "message"), cause);
    this.kind = requireNonNull(kind, "kind");
    this.reasonCode = reasonCode;
  }

  LinkException(Kind kind, int reasonCode, String message) {
    this(kind, reasonCode, message, null);
  }

  LinkException(Kind kind, String message, Throwable cause) {
    this(kind, -1, message, cause);
  }

  LinkException(Kind kind, String message) {
    this(kind, -1, message, null);
  }

  /** The kind of failure. */
  public Kind kind() {
    return kind;
  }

  /** The MQTT reason code, or -1 when none was given. */
  public int reasonCode() {
    return reasonCode;
  }
}

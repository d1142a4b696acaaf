// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.transfer.mqtt.link.LinkException;
import java.util.concurrent.CompletionException;

/** Says a link's failure in the words of every transfer. */
final class TransferFailures {

  private TransferFailures() {}

  static TransferException of(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof LinkException link) {
      return new TransferException(reason(link.kind()), String.valueOf(link.getMessage()), link);
    }
    return new TransferException(Reason.PROTOCOL, "the connection failed unexpectedly", cause);
  }

  private static Reason reason(LinkException.Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> Reason.UNREACHABLE;
      case REFUSED, PUBLISH_REFUSED -> Reason.REFUSED;
      case TLS -> Reason.TLS;
      case SUBSCRIPTION_REFUSED -> Reason.SUBSCRIPTION_REFUSED;
      case TOO_LARGE -> Reason.TOO_LARGE;
      case GIVEN_UP -> Reason.GIVEN_UP;
      case TIMED_OUT -> Reason.EXPIRED;
      case QUEUE_FULL -> Reason.OVERLOADED;
      case PROTOCOL -> Reason.PROTOCOL;
      case CLOSED -> Reason.CLOSED;
    };
  }
}

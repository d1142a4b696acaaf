// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import dev.openc2.transfer.mqtt.link.LinkException.Kind;
import dev.openc2.value.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** Turns what Paho and the network report into one sentence for a person. */
final class Failures {

  private static final int FIRST_PAHO_CODE = 32_000;
  private static final int PAHO_TIMEOUT = 32_000;

  /** Characters of a broker's own words that are shown. */
  private static final int MAX_REASON = 200;

  private final LinkConfig config;

  Failures(LinkConfig config) {
    this.config = config;
  }

  LinkException noAnswer(String what, Duration after) {
    return new LinkException(
        Kind.UNREACHABLE,
        "%s did not answer %s within %s ms".formatted(config.uri(), what, after.toMillis()));
  }

  LinkException crashed() {
    return new LinkException(
        Kind.PROTOCOL, "%s sent something that could not be read".formatted(config.uri()));
  }

  LinkException unexpected(RuntimeException failure) {
    return new LinkException(
        Kind.PROTOCOL, "the connection to %s failed unexpectedly".formatted(config.uri()), failure);
  }

  LinkException overrun() {
    return new LinkException(
        Kind.PROTOCOL,
        ReasonCodes.RECEIVE_MAXIMUM_EXCEEDED,
        "%s sent far more unacknowledged publishes than the %d announced"
            .formatted(config.uri(), config.receiveMaximum()));
  }

  LinkException subscriptionRefused(String filter, int code) {
    String reason =
        ReasonCodes.isFailure(code)
            ? ReasonCodes.describe(code)
            : "granted QoS 0 where at least 1 is needed";
    return new LinkException(
        Kind.SUBSCRIPTION_REFUSED,
        code,
        "%s refused the subscription to %s: %s".formatted(config.uri(), filter, reason));
  }

  LinkException closed() {
    return new LinkException(Kind.CLOSED, "the link to %s is closed".formatted(config.uri()));
  }

  LinkException queueFull() {
    return new LinkException(
        Kind.QUEUE_FULL,
        "%d publishes to %s are unfinished already".formatted(config.outboxLimit(), config.uri()));
  }

  LinkException thrownOff(Farewell why) {
    return reason("disconnected us", why);
  }

  LinkException refused(Farewell why) {
    return reason("refused the connection", why);
  }

  /** An established connection that ended without a word from the broker. */
  LinkException ended(@Nullable MqttException exception) {
    return exception != null
        ? of(exception, SocketModule.Phase.ESTABLISHED, true)
        : new LinkException(
            Kind.UNREACHABLE, "the connection to %s was lost".formatted(config.uri()));
  }

  /**
   * A connection or an attempt that failed.
   *
   * @param phase how far the connection came
   * @param connected whether the broker had accepted it
   */
  LinkException of(Throwable failure, SocketModule.Phase phase, boolean connected) {
    IOException network = find(failure, IOException.class);
    if (network instanceof MalformedPacketException malformed) {
      return new LinkException(
          Kind.PROTOCOL, config.uri() + ": " + malformed.getMessage(), failure);
    }
    if (network != null && config.tls() != null && !connected) {
      SSLException tls = find(failure, SSLException.class);
      if (tls != null || phase != SocketModule.Phase.CONNECTING) {
        return tls(network, phase, failure);
      }
    }
    if (network != null) {
      return new LinkException(Kind.UNREACHABLE, unreachable(network, connected), failure);
    }
    return pahoFailure(failure);
  }

  private LinkException pahoFailure(Throwable failure) {
    int code = failure instanceof MqttException mqtt ? mqtt.getReasonCode() : 0;
    if (ReasonCodes.isFailure(code) && code <= 0xFF) {
      return refused(new Farewell(code, null, null));
    }
    if (code == PAHO_TIMEOUT) {
      return new LinkException(
          Kind.UNREACHABLE, "%s stopped answering".formatted(config.uri()), failure);
    }
    if (code >= FIRST_PAHO_CODE) {
      return new LinkException(
          Kind.UNREACHABLE, "the connection to %s was lost".formatted(config.uri()), failure);
    }
    return new LinkException(
        Kind.PROTOCOL, "%s does not speak MQTT 5".formatted(config.uri()), failure);
  }

  private LinkException reason(String what, Farewell why) {
    int code = why.reasonCode();
    StringBuilder text =
        new StringBuilder("%s %s: %s".formatted(config.uri(), what, ReasonCodes.describe(code)));
    if (why.reason() != null && !why.reason().isBlank()) {
      text.append(", saying ").append(quoted(why.reason()));
    }
    if (why.serverReference() != null) {
      // It may lead anywhere, and nobody has said that it is to be trusted.
      text.append(", and refers us to ")
          .append(quoted(why.serverReference()))
          .append(", where we do not go by ourselves");
    }
    return new LinkException(kind(code), code, text.toString());
  }

  private static String quoted(String text) {
    return '"' + Printable.cut(text, MAX_REASON) + '"';
  }

  private static Kind kind(int code) {
    return switch (code) {
      case 0x00, 0x80, 0x83, 0x88, 0x89, 0x8B, 0x8D, 0x9C, 0x9D, 0x9F, 0xA0 -> Kind.UNREACHABLE;
      case 0x81, 0x82, 0x84, 0x90, 0x93, 0x94, 0x95, 0x99, 0x9A, 0x9B, 0x9E, 0xA1, 0xA2 ->
          Kind.PROTOCOL;
      default -> Kind.REFUSED;
    };
  }

  private LinkException tls(IOException network, SocketModule.Phase phase, Throwable cause) {
    CertificateException certificate = find(cause, CertificateException.class);
    String detail = certificate != null ? certificate.getMessage() : network.getMessage();
    String text =
        phase == SocketModule.Phase.ESTABLISHED
            ? "%s ended the secure connection before it answered; does it want a client certificate? (%s)"
            : "no secure connection to %s: %s";
    return new LinkException(Kind.TLS, -1, text.formatted(config.uri(), detail), cause);
  }

  private String unreachable(IOException network, boolean connected) {
    if (connected) {
      return "the connection to %s was lost".formatted(config.uri());
    }
    if (network instanceof UnknownHostException) {
      return "the host name of %s is unknown".formatted(config.uri());
    }
    if (network instanceof ConnectException) {
      return "nobody answers at %s".formatted(config.uri());
    }
    return "%s can not be reached: %s".formatted(config.uri(), describe(network));
  }

  private static String describe(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    Throwable candidate = failure;
    for (int depth = 0; candidate != null && depth < 16; depth++) {
      if (type.isInstance(candidate)) {
        return type.cast(candidate);
      }
      candidate = candidate.getCause();
    }
    return null;
  }
}

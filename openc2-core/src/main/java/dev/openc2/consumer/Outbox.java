// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.consumer.Statistics.Event;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.message.Response;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.value.DeviceId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes Responses and hands them to the transfers. What a transfer cannot take now, because too
 * much waits there or the other side refuses it, is offered again while it is wanted. A transfer
 * that has taken a Response keeps it over a loss of the connection by itself. Thread-safe; never
 * throws.
 */
final class Outbox {

  private static final Logger LOGGER = LoggerFactory.getLogger(Outbox.class);

  private static final int MAX_WAITING = 1_000;
  private static final long MAX_WAITING_BYTES = 8L * 1024 * 1024;

  /**
   * A Response that is ready to go.
   *
   * @param response what it says: what was asked to be said, unless that cannot be encoded
   * @param life how long it is wanted
   * @param standsIn true if it says that another one cannot be sent
   */
  record Letter(
      ReplyTo replyTo, Response response, OutboundFrame frame, Life life, boolean standsIn) {}

  private final DeviceId device;
  private final MessageCodec codec;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Duration expiry;
  private final Counters counters;
  private final Retries retries;

  Outbox(Consumer.Builder builder, ScheduledExecutorService scheduler, Counters counters) {
    this.device = builder.id;
    this.codec = builder.codecOrInstalled();
    this.clock = builder.clock;
    this.nanoTime = builder.nanoTime;
    this.expiry = builder.settings.responseTimeout();
    this.counters = counters;
    this.retries = new Retries(scheduler, MAX_WAITING, MAX_WAITING_BYTES);
  }

  /**
   * Encodes a Response. What an actuator answers may be beyond encoding, or have a status that is
   * none of the nine of oc2ls v1.0 §3.3.2.1, and the encoding may be somebody's own: that is a
   * failure of the device, which JSON can tell in any case.
   */
  Letter write(ReplyTo replyTo, Response response) {
    Life life = Life.of(expiry, nanoTime);
    try {
      if (response.statusCode().isEmpty()) {
        throw new IllegalArgumentException("an actuator answered with " + response.status());
      }
      return new Letter(replyTo, response, frame(replyTo, response), life, false);
    } catch (Throwable e) {
      Response failure = Failures.toResponse(e);
      ReplyTo inJson = replyTo.in(Encodings.JSON);
      return new Letter(inJson, failure, frame(inJson, failure), life, false);
    }
  }

  private OutboundFrame frame(ReplyTo replyTo, Response response) {
    Headers headers =
        Headers.of(
            replyTo.requestId(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            device.value(),
            List.of());
    return new OutboundFrame(
        MessageKind.RESPONSE,
        replyTo.encoding().name(),
        replyTo.encoding().isText(),
        codec.encode(Message.of(headers, response), replyTo.encoding()),
        expiry);
  }

  void send(ReplyTo replyTo, Response response) {
    send(write(replyTo, response), () -> {});
  }

  /** Sends a word on the way, which is worth nothing once the outcome is there: now or never. */
  void sendNow(ReplyTo replyTo, Response response) {
    Letter letter = write(replyTo, response);
    offer(letter, () -> sent(letter), failure -> unsent(letter, failure));
  }

  /**
   * Sends a letter, if it is still wanted; again and again while it is, if that fails.
   *
   * @param whenSent called when the transport has taken it, and not if it could not be sent
   */
  void send(Letter letter, Runnable whenSent) {
    offer(
        letter,
        () -> {
          sent(letter);
          whenSent.run();
        },
        failure -> sendAgain(letter, whenSent, failure));
  }

  private interface OnFailure {
    void failed(Throwable failure);
  }

  private void offer(Letter letter, Runnable onSuccess, OnFailure onFailure) {
    ReplyTo replyTo = letter.replyTo();
    Duration left = letter.life().left();
    if (left == null || left.isZero() || left.isNegative()) {
      unsent(letter, new TransferException(Reason.EXPIRED, "nobody waits for it any more"));
      return;
    }
    try {
      replyTo
          .transfer()
          .respond(expiringIn(left, letter.frame()), replyTo.producer())
          .whenComplete(
              (delivery, failure) -> {
                if (failure == null) {
                  onSuccess.run();
                } else {
                  onFailure.failed(failure);
                }
              });
    } catch (Throwable e) {
      onFailure.failed(e);
    }
  }

  private static OutboundFrame expiringIn(Duration left, OutboundFrame frame) {
    return left.equals(frame.expiry())
        ? frame
        : new OutboundFrame(frame.kind(), frame.encoding(), frame.isText(), frame.payload(), left);
  }

  private void sendAgain(Letter letter, Runnable whenSent, Throwable failure) {
    if (isCausedBy(letter, failure)) {
      unsent(letter, failure);
      send(standIn(letter, failure), whenSent);
      return;
    }
    boolean isWaiting =
        !isFinal(failure)
            && !letter.life().isOver()
            && retries.later(() -> send(letter, whenSent), letter.frame().payload().length);
    if (!isWaiting) {
      unsent(letter, failure);
    }
  }

  /** What breaks one connection after the other is not sent for ever. */
  private static boolean isFinal(Throwable failure) {
    Reason reason = reason(failure);
    return reason == Reason.CLOSED
        || reason == Reason.PROTOCOL
        || reason == Reason.TOO_LARGE
        || reason == Reason.GIVEN_UP;
  }

  /** True if something smaller may get through; that is tried once. */
  private static boolean isCausedBy(Letter letter, Throwable failure) {
    Reason reason = reason(failure);
    return !letter.standsIn() && (reason == Reason.TOO_LARGE || reason == Reason.GIVEN_UP);
  }

  private static @Nullable Reason reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof TransferException transfer ? transfer.reason() : null;
  }

  /** Says what came of the Command, and why that is all. */
  private Letter standIn(Letter letter, Throwable failure) {
    Response instead =
        Response.of(
            StatusCode.INTERNAL_ERROR,
            "the outcome is %d, but the answer of %d bytes %s"
                .formatted(
                    letter.response().status(),
                    letter.frame().payload().length,
                    reason(failure) == Reason.TOO_LARGE
                        ? "is larger than the transport takes"
                        : "was not taken: each connection was lost over it"));
    ReplyTo replyTo = letter.replyTo();
    return new Letter(replyTo, instead, frame(replyTo, instead), letter.life(), true);
  }

  private void sent(Letter letter) {
    retries.worked();
    counters.count(Event.ANSWERED);
    LOGGER
        .atDebug()
        .addKeyValue("requestId", letter.replyTo().label())
        .addKeyValue("status", letter.response().status())
        .log("answered");
  }

  private void unsent(Letter letter, Throwable failure) {
    counters.count(Event.UNSENT);
    LOGGER
        .atWarn()
        .addKeyValue("requestId", letter.replyTo().label())
        .addKeyValue("status", letter.response().status())
        .addKeyValue("problem", failure.getMessage())
        .log("a response could not be sent");
  }
}

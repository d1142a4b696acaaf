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
import dev.openc2.value.DeviceId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes Responses and hands them to the transfers. Thread-safe; never throws. */
final class Outbox {

  private static final Logger LOGGER = LoggerFactory.getLogger(Outbox.class);

  /**
   * A Response that is ready to go.
   *
   * @param response what it says: what was asked to be said, unless that cannot be encoded
   */
  record Letter(ReplyTo replyTo, Response response, OutboundFrame frame) {}

  private final DeviceId device;
  private final MessageCodec codec;
  private final InstantSource clock;
  private final Duration expiry;
  private final Counters counters;

  Outbox(Consumer.Builder builder, Counters counters) {
    this.device = builder.id;
    this.codec = builder.codecOrInstalled();
    this.clock = builder.clock;
    this.expiry = builder.settings.responseTimeout();
    this.counters = counters;
  }

  /**
   * Encodes a Response. What an actuator answers may be beyond encoding, or have a status that is
   * none of the nine of oc2ls v1.0 §3.3.2.1, and the encoding may be somebody's own: that is a
   * failure of the device, which JSON can tell in any case.
   */
  Letter write(ReplyTo replyTo, Response response) {
    try {
      if (response.statusCode().isEmpty()) {
        throw new IllegalArgumentException("an actuator answered with " + response.status());
      }
      return new Letter(replyTo, response, frame(replyTo, response));
    } catch (RuntimeException e) {
      Response failure = Failures.toResponse(e);
      ReplyTo inJson = replyTo.in(Encodings.JSON);
      return new Letter(inJson, failure, frame(inJson, failure));
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

  /**
   * Sends a letter.
   *
   * @param whenSent called when the transport has taken it, and not if it could not be sent
   */
  void send(Letter letter, Runnable whenSent) {
    ReplyTo replyTo = letter.replyTo();
    try {
      replyTo
          .transfer()
          .respond(letter.frame(), replyTo.producer())
          .whenComplete(
              (delivery, failure) -> {
                sent(letter, failure);
                if (failure == null) {
                  whenSent.run();
                }
              });
    } catch (RuntimeException e) {
      sent(letter, e);
    }
  }

  private void sent(Letter letter, @Nullable Throwable failure) {
    if (failure == null) {
      counters.count(Event.ANSWERED);
      LOGGER
          .atDebug()
          .addKeyValue("requestId", letter.replyTo().label())
          .addKeyValue("status", letter.response().status())
          .log("answered");
      return;
    }
    counters.count(Event.UNSENT);
    LOGGER
        .atWarn()
        .addKeyValue("requestId", letter.replyTo().label())
        .addKeyValue("status", letter.response().status())
        .addKeyValue("problem", failure.getMessage())
        .log("a response could not be sent");
  }
}

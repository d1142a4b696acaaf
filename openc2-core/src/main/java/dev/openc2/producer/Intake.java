// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.encoding.Draft;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.message.Response;
import dev.openc2.producer.Collector.Verdict;
import dev.openc2.producer.Counters.Count;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what arrives and takes it to its exchange; whatever fits nowhere is dropped and counted.
 * Every frame is acknowledged: an answer that is not wanted now will not be wanted later. A foreign
 * content type or an unknown encoding is no reason to lose an answer; a declared kind that
 * contradicts the body is (transf-mqtt v1.0 §3.2). Never throws; called on threads of the transfer.
 */
final class Intake implements FrameHandler {

  private static final Logger LOGGER = LoggerFactory.getLogger(Intake.class);

  private final MessageCodec codec;
  private final Encodings encodings;
  private final Encoding fallback;
  private final OpenExchanges exchanges;
  private final NotificationDesk notifications;
  private final Counters counters;

  Intake(
      MessageCodec codec,
      Encodings encodings,
      Encoding fallback,
      OpenExchanges exchanges,
      NotificationDesk notifications,
      Counters counters) {
    this.codec = codec;
    this.encodings = encodings;
    this.fallback = fallback;
    this.exchanges = exchanges;
    this.notifications = notifications;
    this.counters = counters;
  }

  @Override
  public void onFrame(InboundFrame frame) {
    try {
      Count count = frame.isRetained() ? Count.RETAINED : take(frame);
      counters.add(count);
      LOGGER
          .atDebug()
          .addKeyValue("channel", frame.channel())
          .addKeyValue("taken", count)
          .log("message received");
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).log("a received message could not be handled");
    } finally {
      frame.acknowledge();
    }
  }

  private Count take(InboundFrame frame) {
    Draft draft = read(frame);
    if (draft == null) {
      return Count.UNINTELLIGIBLE;
    }
    MessageKind kind = draft.kind();
    if (kind != null && frame.kind() != null && kind != frame.kind()) {
      return Count.CONTRADICTORY;
    }
    if (kind == MessageKind.REQUEST) {
      return Count.FOREIGN;
    }
    try {
      Message message = draft.message();
      return message.content() instanceof Response response
          ? answer(message, response, frame.payload().length)
          : notifications.take(message);
    } catch (InvalidMessageException e) {
      return kind == MessageKind.NOTIFICATION ? Count.UNINTELLIGIBLE : unintelligible(draft, e);
    }
  }

  /** The document in the frame, or null if it is none. */
  private @Nullable Draft read(InboundFrame frame) {
    Encoding declared =
        frame.encoding() == null ? null : encodings.get(frame.encoding()).orElse(null);
    if (declared != null) {
      return read(frame.payload(), declared);
    }
    Draft draft = read(frame.payload(), fallback);
    for (String name : encodings.names()) {
      if (draft == null && !name.equals(fallback.name())) {
        draft = encodings.get(name).map(guess -> read(frame.payload(), guess)).orElse(null);
      }
    }
    return draft;
  }

  private @Nullable Draft read(byte[] payload, Encoding encoding) {
    try {
      return codec.read(payload, encoding);
    } catch (InvalidMessageException e) {
      return null;
    }
  }

  private Count answer(Message message, Response response, int size) {
    RequestId id = message.headers().requestId();
    Exchange exchange = id == null ? null : exchanges.find(id);
    if (exchange == null) {
      return stray(id);
    }
    return count(exchange.answer(message.headers().from(), response, size), Count.ANSWERS);
  }

  private Count unintelligible(Draft draft, InvalidMessageException problem) {
    RequestId id = draft.requestId();
    Exchange exchange = id == null ? null : exchanges.find(id);
    if (exchange != null) {
      ProducerId from = draft.from();
      exchange.unintelligible(from == null ? null : from.value(), problem.text());
    }
    return Count.UNINTELLIGIBLE;
  }

  private Count stray(@Nullable RequestId id) {
    return id != null && exchanges.isPast(id) ? Count.LATE : Count.FOREIGN;
  }

  private static Count count(@Nullable Verdict verdict, Count news) {
    if (verdict == null) {
      return Count.LATE;
    }
    return switch (verdict) {
      case NEWS -> news;
      case NO_NEWS -> Count.DUPLICATE;
      case OVERFLOW -> Count.OVERFLOW;
    };
  }
}

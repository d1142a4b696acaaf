// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.consumer.Order.Past;
import dev.openc2.consumer.Unfinished.Progress;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up, at the start, what an earlier run of the program left: sends the answers that were not
 * sent, runs what was not begun, and finds out what became of the rest.
 */
final class Resumption {

  private static final Logger LOGGER = LoggerFactory.getLogger(Resumption.class);

  private static final Response UNREADABLE =
      Response.of(
          StatusCode.INTERNAL_ERROR,
          "the device cannot read the command any more after its restart; nothing was done");

  private final List<ConsumerTransfer> transfers;
  private final Encodings encodings;
  private final Encoding defaultEncoding;
  private final Notary notary;
  private final Dispatcher dispatcher;
  private final Outbox outbox;
  private final LongSupplier nanoTime;
  private final boolean errorsDespiteNone;

  Resumption(Consumer.Builder builder, Notary notary, Dispatcher dispatcher, Outbox outbox) {
    this.transfers = List.copyOf(builder.transfers);
    this.encodings = builder.encodings;
    this.defaultEncoding = builder.defaultEncoding;
    this.nanoTime = builder.nanoTime;
    this.errorsDespiteNone = builder.settings.errorsDespiteNone();
    this.notary = notary;
    this.dispatcher = dispatcher;
    this.outbox = outbox;
  }

  /** Takes all of it up; one that cannot be taken up keeps no other from it. */
  void run() {
    for (Unfinished left : notary.unfinished()) {
      try {
        resume(left);
      } catch (Throwable e) {
        LOGGER.atError().setCause(e).log("a command of an earlier run could not be taken up");
        giveUp(left);
      }
    }
  }

  /** Whatever is wrong with it: the next start must not fail at it again. */
  private void giveUp(Unfinished left) {
    try {
      end(left);
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("a command of an earlier run could not be ended");
    }
  }

  private void resume(Unfinished left) {
    LOGGER
        .atInfo()
        .addKeyValue("requestId", replyTo(left).label())
        .addKeyValue("progress", left.progress())
        .log("taken up after a restart");
    if (!left.sent() && left.answer() != null) {
      send(left, left.answer());
    }
    if (left.progress() == Progress.ENDED) {
      return;
    }
    if (left.message() != null && left.message().content() instanceof Command command) {
      dispatcher.dispatch(order(left, left.message(), command));
    } else {
      end(left);
    }
  }

  /** Nobody can tell any more what it was; if it was begun, not even whether it was done. */
  private void end(Unfinished left) {
    Response outcome = left.progress() == Progress.BEGUN ? PartRun.IN_DOUBT : UNREADABLE;
    boolean isDue = left.answer() == null && (!left.isSilent() || errorsDespiteNone);
    notary
        .finishInAnyCase(left.key(), outcome.status(), isDue ? outcome : null)
        .thenRun(
            () -> {
              if (isDue) {
                send(left, outcome);
              }
            });
  }

  private void send(Unfinished left, Response answer) {
    outbox.send(outbox.write(replyTo(left), answer), () -> notary.sent(left.key()));
  }

  private Order order(Unfinished left, Message message, Command command) {
    return new Order(
        replyTo(left),
        message.headers(),
        command,
        left.key(),
        Life.of(left.life(), nanoTime),
        past(left),
        0);
  }

  private static Past past(Unfinished left) {
    boolean isAnswered = left.answer() != null;
    if (left.progress() == Progress.BEGUN) {
      return isAnswered ? Past.BEGUN_AND_ANSWERED : Past.BEGUN;
    }
    return isAnswered ? Past.ANSWERED : Past.TAKEN;
  }

  /** If the transfers were changed meanwhile, the first one that is left has to do. */
  private ReplyTo replyTo(Unfinished left) {
    ConsumerTransfer transfer = transfers.get(isThere(left.transfer()) ? left.transfer() : 0);
    Encoding encoding = encodings.get(left.encoding()).orElse(defaultEncoding);
    return ReplyTo.of(transfer, headers(left), encoding);
  }

  private boolean isThere(int transfer) {
    return transfer >= 0 && transfer < transfers.size();
  }

  private static Headers headers(Unfinished left) {
    if (left.message() != null) {
      return left.message().headers();
    }
    return Headers.of(requestId(left.key()).orElse(null), null, left.key().from(), List.of());
  }

  private static Optional<RequestId> requestId(LedgerKey key) {
    return key.kind() == LedgerKey.Kind.REQUEST
        ? Optional.of(RequestId.of(key.id()))
        : Optional.empty();
  }
}

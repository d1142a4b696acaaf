// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.consumer.Outbox.Letter;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.value.StatusCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which Responses one Command gets, and when (oc2ls v1.0 §3.3.1.4). Thread-safe.
 *
 * <ul>
 *   <li>{@code none}: nothing, whatever happens; failures only, where that is set;
 *   <li>{@code ack}: 102 when the Command is accepted, and nothing afterwards;
 *   <li>{@code status}: the outcome if it is there when the handlers return, else 102, and nothing
 *       afterwards;
 *   <li>{@code complete}: the outcome, and one 102 before it if the start is ahead or it takes
 *       long.
 * </ul>
 *
 * A refusal is answered in all cases but the first.
 */
final class Answering {

  private static final Logger LOGGER = LoggerFactory.getLogger(Answering.class);

  private final Order order;
  private final Ledger ledger;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final ResponseRequested requested;
  private final @Nullable Course course;

  private final Object lock = new Object();

  /** The answer that a retry would get was given, or none is due; guarded by {@link #lock}. */
  private boolean answered;

  /** 102 was said for the time being; guarded by {@link #lock}. */
  private boolean toldProcessing;

  /** Guarded by {@link #lock}. */
  private boolean begun;

  /** Guarded by {@link #lock}. */
  private boolean ended;

  /** Completes when what was said before has been handed over; guarded by {@link #lock}. */
  private CompletableFuture<Void> said = CompletableFuture.completedFuture(null);

  /** Guarded by {@link #lock}. */
  private @Nullable Future<?> timer;

  /**
   * Prepares the answers to a Command.
   *
   * @param course is told the end; null if nobody will ask for it
   * @param errorsDespiteNone true to answer a failure although no answer was asked for
   */
  Answering(
      Order order,
      @Nullable Course course,
      Ledger ledger,
      Outbox outbox,
      InFlight inFlight,
      boolean errorsDespiteNone) {
    this.course = course;
    this.order = order;
    this.ledger = ledger;
    this.outbox = outbox;
    this.inFlight = inFlight;
    this.requested = order.command().args().effectiveResponse();
    this.answered =
        order.past().isAnswered() || (requested == ResponseRequested.NONE && !errorsDespiteNone);
  }

  /** True if a word on the way may be due when it takes long. */
  boolean wantsTimer() {
    return requested == ResponseRequested.STATUS || requested == ResponseRequested.COMPLETE;
  }

  /** The timer that calls {@link #takesLong}. */
  void timer(Future<?> newTimer) {
    synchronized (lock) {
      if (!ended) {
        timer = newTimer;
        return;
      }
    }
    newTimer.cancel(false);
  }

  /** The Command will be run. */
  void accepted() {
    if (requested == ResponseRequested.ACK) {
      answerProcessing();
    }
  }

  /**
   * A handler is about to be called; false if it must not be, because all is over. Blocks until
   * that is noted down, and throws if it cannot be.
   */
  boolean begin() {
    synchronized (lock) {
      if (ended) {
        return false;
      }
      begun = true;
    }
    if (order.key() != null && !order.past().isBegun()) {
      ledger.begin(order.key()).toCompletableFuture().join();
    }
    synchronized (lock) {
      // The device may have stopped meanwhile, and have said that the outcome is not known.
      return !ended;
    }
  }

  /** All handlers have returned. */
  void returned() {
    if (requested == ResponseRequested.STATUS) {
      answerProcessing();
    } else if (requested == ResponseRequested.COMPLETE && course != null && course.isScheduled()) {
      sayProcessing();
    }
  }

  /** The Command is still running. */
  void takesLong() {
    if (requested == ResponseRequested.STATUS) {
      answerProcessing();
    } else if (requested == ResponseRequested.COMPLETE) {
      sayProcessing();
    }
  }

  /** 102 as the one and only answer. */
  private void answerProcessing() {
    CompletableFuture<Void> saying = new CompletableFuture<>();
    synchronized (lock) {
      if (answered || ended) {
        return;
      }
      answered = true;
      said = saying;
    }
    Letter letter = outbox.write(order.replyTo(), Response.of(StatusCode.PROCESSING));
    note(key -> ledger.answer(key, letter.response()))
        .whenComplete(
            (nothing, failure) -> {
              post(letter);
              saying.complete(null);
            });
  }

  /** 102 for the time being, once. */
  private void sayProcessing() {
    CompletableFuture<Void> saying = new CompletableFuture<>();
    synchronized (lock) {
      if (answered || ended || toldProcessing) {
        return;
      }
      toldProcessing = true;
      said = saying;
    }
    outbox.sendNow(order.replyTo(), Response.of(StatusCode.PROCESSING));
    saying.complete(null);
  }

  /** The Command is over; only the first call counts. */
  void end(Response outcome) {
    end(hasBegun -> outcome);
  }

  /**
   * The device stops before the outcome is known. What is not begun is left for the next start
   * where that knows of it.
   */
  void abandon() {
    synchronized (lock) {
      if (!begun && order.key() != null && ledger.isDurable()) {
        ended = true;
        return;
      }
    }
    end(
        hasBegun ->
            hasBegun
                ? Response.of(
                    StatusCode.INTERNAL_ERROR, "the device stopped before the outcome was known")
                : Response.of(
                    StatusCode.SERVICE_UNAVAILABLE, "the device stopped; nothing was done"));
  }

  private void end(Function<Boolean, Response> outcomeIfBegun) {
    boolean isDue;
    Response outcome;
    CompletionStage<Void> before;
    synchronized (lock) {
      if (ended) {
        return;
      }
      ended = true;
      before = said;
      outcome = outcomeIfBegun.apply(begun);
      isDue = !answered && !(requested == ResponseRequested.NONE && outcome.isSuccess());
      answered = true;
      if (timer != null) {
        timer.cancel(false);
      }
    }
    if (course != null) {
      course.end(outcome);
    }
    if (!isDue && !outcome.isSuccess()) {
      logUnspoken(outcome);
    }
    Letter letter = isDue ? outbox.write(order.replyTo(), outcome) : null;
    before.whenComplete((nothing, failure) -> finish(letter));
  }

  private void finish(@Nullable Letter letter) {
    note(key -> ledger.finish(key, letter == null ? null : letter.response()))
        .whenComplete(
            (nothing, failure) -> {
              if (letter != null) {
                post(letter);
              }
              inFlight.remove(this);
            });
  }

  private void post(Letter letter) {
    LedgerKey key = order.key();
    outbox.send(letter, key == null ? () -> {} : () -> ledger.sent(key));
  }

  /**
   * Tells the ledger, if the Command is noted there. If that fails, the answer is sent all the
   * same: it is true, and silence is worse.
   */
  private CompletionStage<Void> note(Function<LedgerKey, CompletionStage<Void>> telling) {
    if (order.key() == null) {
      return CompletableFuture.completedFuture(null);
    }
    CompletionStage<Void> noted;
    try {
      noted = telling.apply(order.key());
    } catch (RuntimeException e) {
      noted = CompletableFuture.failedFuture(e);
    }
    return noted.whenComplete(
        (nothing, failure) -> {
          if (failure != null) {
            LOGGER.atError().setCause(failure).log("an answer could not be noted");
          }
        });
  }

  private void logUnspoken(Response outcome) {
    LOGGER
        .atWarn()
        .addKeyValue("requestId", order.replyTo().label())
        .addKeyValue("status", outcome.status())
        .addKeyValue("problem", outcome.statusText())
        .log("a command failed whose outcome nobody asked for");
  }
}

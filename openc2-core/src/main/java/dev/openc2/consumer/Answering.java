// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.consumer.Outbox.Letter;
import dev.openc2.deadline.Deadline;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.value.StatusCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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

  private static final String NOT_NOTED =
      "the device cannot note commands down at present; it was not run";

  private final Order order;
  private final Notary notary;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final ResponseRequested requested;
  private final @Nullable Course course;

  private final Object lock = new Object();

  /** The answer that a retry would get was given, or none is due; guarded by {@link #lock}. */
  private boolean answered;

  /** 102 was said for the time being; guarded by {@link #lock}. */
  private boolean toldProcessing;

  /** How many handlers were called, or are about to be; guarded by {@link #lock}. */
  private int begun;

  /** Guarded by {@link #lock}. */
  private boolean ended;

  /** Completes when what was said before has been handed over; guarded by {@link #lock}. */
  private CompletableFuture<Void> said = CompletableFuture.completedFuture(null);

  /** Completes when the end stands in the ledger, and fails if it never will. */
  private final CompletableFuture<Void> endNoted = new CompletableFuture<>();

  /** Guarded by {@link #lock}. */
  private @Nullable Deadline timer;

  /**
   * Prepares the answers to a Command.
   *
   * @param course is told the end; null if nobody will ask for it
   * @param errorsDespiteNone true to answer a failure although no answer was asked for
   */
  Answering(
      Order order,
      @Nullable Course course,
      Notary notary,
      Outbox outbox,
      InFlight inFlight,
      boolean errorsDespiteNone) {
    this.course = course;
    this.order = order;
    this.notary = notary;
    this.outbox = outbox;
    this.inFlight = inFlight;
    this.requested = order.command().args().effectiveResponse();
    this.answered =
        order.past().isAnswered() || (requested == ResponseRequested.NONE && !errorsDespiteNone);
  }

  /** The name of the Command in the ledger, or null if it is not noted there. */
  @Nullable LedgerKey key() {
    return order.key();
  }

  /** How large the message of the Command was. */
  int bytes() {
    return order.bytes();
  }

  /** True if a word on the way may be due when it takes long. */
  boolean wantsTimer() {
    return requested == ResponseRequested.STATUS || requested == ResponseRequested.COMPLETE;
  }

  /** The timer that calls {@link #takesLong}. */
  void timer(Deadline newTimer) {
    synchronized (lock) {
      if (!ended) {
        timer = newTimer;
        return;
      }
    }
    newTimer.callOff();
  }

  /** The Command will be run. */
  void accepted() {
    if (requested == ResponseRequested.ACK) {
      answerProcessing();
    }
  }

  /**
   * A handler is about to be called; false if it must not be, because all is over. Blocks until
   * that is noted down, and throws {@link OpenC2Exception} if it cannot be.
   */
  boolean begin() {
    try {
      return beginning().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof OpenC2Exception notNoted ? notNoted : e;
    }
  }

  /**
   * As {@link #begin}, without blocking: nothing is done before the stage has completed, or if it
   * fails.
   */
  CompletionStage<Boolean> beginning() {
    synchronized (lock) {
      if (ended) {
        return CompletableFuture.completedFuture(false);
      }
      begun++;
    }
    CompletionStage<?> noted =
        order.key() == null || order.past().isBegun()
            ? CompletableFuture.completedFuture(null)
            : notary.begin(order.key());
    return noted.handle((nothing, failure) -> mayGoOn(failure));
  }

  private boolean mayGoOn(@Nullable Throwable failure) {
    synchronized (lock) {
      if (failure != null) {
        begun--;
        throw new OpenC2Exception(StatusCode.SERVICE_UNAVAILABLE, NOT_NOTED, failure);
      }
      // The device may have stopped meanwhile, and have said that the outcome is not known.
      return !ended;
    }
  }

  /**
   * Completes when the end of the Command will outlive whatever the ledger outlives: what tells of
   * it is not said before.
   */
  CompletionStage<Void> endNoted() {
    return endNoted.minimalCompletionStage();
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
    noteAnswer(letter.response())
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
      if (begun == 0 && order.key() != null && notary.isDurable()) {
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
    boolean hasBegun;
    Response outcome;
    CompletionStage<Void> before;
    synchronized (lock) {
      if (ended) {
        return;
      }
      ended = true;
      before = said;
      hasBegun = begun > 0;
      outcome = outcomeIfBegun.apply(hasBegun);
      isDue = !answered && !(requested == ResponseRequested.NONE && outcome.isSuccess());
      answered = true;
      if (timer != null) {
        timer.callOff();
      }
    }
    if (course != null) {
      course.end(outcome, endNoted());
    }
    if (!isDue && !outcome.isSuccess()) {
      logUnspoken(outcome);
    }
    Letter letter = isDue ? outbox.write(order.replyTo(), outcome) : null;
    before.whenComplete((nothing, failure) -> finish(letter, outcome, hasBegun));
  }

  private void finish(@Nullable Letter letter, Response outcome, boolean hasBegun) {
    LedgerKey key = order.key();
    if (key == null) {
      endNoted.complete(null);
      over(letter);
      return;
    }
    Response answer = letter == null ? null : letter.response();
    notary
        .finish(key, outcome.status(), answer)
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                endNoted.complete(null);
                over(letter);
              } else {
                finishLater(key, letter, outcome, hasBegun, failure);
              }
            });
  }

  /**
   * What was done is answered all the same: it is true, and silence is worse. What was refused
   * would be run by the next start, so the refusal must be noted before anybody learns of it. That
   * an answer was sent can be noted once there is one in the ledger.
   */
  private void finishLater(
      LedgerKey key,
      @Nullable Letter letter,
      Response outcome,
      boolean hasBegun,
      Throwable failure) {
    boolean isDone = hasBegun || order.past().isBegun() || outcome.isSuccess();
    inFlight.remove(this);
    Response answer = letter == null ? null : letter.response();
    CompletionStage<Void> noted = notary.finishLater(key, outcome.status(), answer, failure);
    noted.whenComplete(
        (nothing, problem) -> {
          if (problem == null) {
            endNoted.complete(null);
          } else {
            endNoted.completeExceptionally(problem);
          }
        });
    if (letter == null) {
      return;
    }
    if (isDone) {
      outbox.send(letter, () -> noted.thenRun(() -> notary.sent(key)));
    } else {
      noted.thenRun(() -> post(letter));
    }
  }

  private void over(@Nullable Letter letter) {
    if (letter != null) {
      post(letter);
    }
    inFlight.remove(this);
  }

  private void post(Letter letter) {
    LedgerKey key = order.key();
    outbox.send(letter, key == null ? () -> {} : () -> notary.sent(key));
  }

  /** If it cannot be noted, it is said once more after a restart: that does no harm. */
  private CompletionStage<Void> noteAnswer(Response answer) {
    return order.key() == null
        ? CompletableFuture.completedFuture(null)
        : notary.answer(order.key(), answer);
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

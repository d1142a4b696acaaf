// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger what becomes of Commands. While it cannot write, on a full disk for one, says so
 * once, and not for each Command; and what must be noted is tried again until it is. Thread-safe.
 */
final class Notary {

  private static final Logger LOGGER = LoggerFactory.getLogger(Notary.class);

  private final Ledger ledger;
  private final Retries retries;
  private final LongSupplier nanoTime;

  private final Trouble trouble = new Trouble();

  Notary(Consumer.Builder builder, Ledger ledger, ScheduledExecutorService scheduler) {
    this.ledger = ledger;
    this.nanoTime = builder.nanoTime;
    // What waits here has an entry in the ledger, which is bounded, and got it before the trouble.
    this.retries = new Retries(scheduler, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  boolean isDurable() {
    return ledger.isDurable();
  }

  /** What an earlier run left; throws whatever the ledger throws. */
  List<Unfinished> unfinished() {
    return ledger.unfinished();
  }

  CompletionStage<Decision> decide(Arrival arrival) {
    return watched(() -> ledger.decide(arrival));
  }

  CompletionStage<Void> begin(LedgerKey key) {
    return watched(() -> ledger.begin(key));
  }

  CompletionStage<Void> answer(LedgerKey key, Response answer) {
    return watched(() -> ledger.answer(key, answer));
  }

  CompletionStage<Void> finish(LedgerKey key, int outcome, @Nullable Response answer) {
    return watched(() -> ledger.finish(key, outcome, answer));
  }

  /**
   * As {@link #finish}, again and again until it is noted; the stage fails only if the ledger
   * cannot take this note at all.
   */
  CompletionStage<Void> finishInAnyCase(LedgerKey key, int outcome, @Nullable Response answer) {
    CompletableFuture<Void> noted = new CompletableFuture<>();
    finish(key, outcome, answer, noted);
    return noted;
  }

  private void finish(
      LedgerKey key, int outcome, @Nullable Response answer, CompletableFuture<Void> noted) {
    finish(key, outcome, answer)
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                noted.complete(null);
              } else if (failure instanceof Unnotable) {
                noted.completeExceptionally(failure);
              } else if (!retries.later(() -> finish(key, outcome, answer, noted), 0)) {
                LOGGER.atDebug().log("a note was left to the next start: the device is stopping");
              }
            });
  }

  void sent(LedgerKey key) {
    ledger.sent(key);
  }

  /** The ledger has a bug with this note: it would fail for ever, and the next may not. */
  private static final class Unnotable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unnotable(Throwable cause) {
      super(cause);
    }
  }

  private <T> CompletionStage<T> watched(Supplier<CompletionStage<T>> note) {
    try {
      return note.get()
          .whenComplete(
              (value, failure) -> {
                if (failure != null) {
                  failed(failure);
                } else {
                  worked();
                }
              });
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("a note could not be made");
      return CompletableFuture.failedFuture(new Unnotable(e));
    }
  }

  private void failed(Throwable failure) {
    if (trouble.failed(nanoTime.getAsLong())) {
      LOGGER
          .atError()
          .addKeyValue("problem", failure.getMessage())
          .log("commands cannot be noted down, and are not run until they can");
    }
  }

  private void worked() {
    retries.worked();
    long failures = trouble.worked();
    if (failures > 0) {
      LOGGER.atInfo().addKeyValue("failures", failures).log("commands can be noted down again");
    }
  }
}

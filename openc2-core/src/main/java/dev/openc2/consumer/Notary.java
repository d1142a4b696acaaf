// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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

  /** How many ends were given up because the device is stopping. */
  private final AtomicInteger unnoted = new AtomicInteger();

  Notary(Consumer.Builder builder, Ledger ledger, ScheduledExecutorService scheduler) {
    this.ledger = ledger;
    this.nanoTime = builder.nanoTime;
    // What waits here has an entry in the ledger, which is bounded, and got it before the trouble.
    this.retries = new Retries(scheduler, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  boolean isDurable() {
    return ledger.isDurable();
  }

  /** True if {@link #decide} would keep nobody waiting now. */
  boolean decidesAtOnce() {
    return ledger.decidesAtOnce();
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
    finish(new End(key, outcome, answer), noted);
    return noted;
  }

  /** As {@link #finishInAnyCase}, for what has failed once by now. */
  CompletionStage<Void> finishLater(
      LedgerKey key, int outcome, @Nullable Response answer, Throwable failure) {
    CompletableFuture<Void> noted = new CompletableFuture<>();
    finishLater(new End(key, outcome, answer), noted, failure);
    return noted;
  }

  private record End(LedgerKey key, int outcome, @Nullable Response answer) {}

  private void finish(End end, CompletableFuture<Void> noted) {
    finish(end.key(), end.outcome(), end.answer())
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                noted.complete(null);
              } else {
                finishLater(end, noted, failure);
              }
            });
  }

  private void finishLater(End end, CompletableFuture<Void> noted, Throwable failure) {
    if (failure instanceof Unnotable) {
      noted.completeExceptionally(failure);
    } else if (!retries.later(() -> finish(end, noted), 0)) {
      unnoted.incrementAndGet();
    }
  }

  /**
   * Notes for the last time what waits for that, and says if something is left to the next start:
   * that runs what was refused, which nobody was told, and asks the actuators about what was begun.
   *
   * @param isTime whether there is time for one more
   */
  void close(BooleanSupplier isTime) {
    int left = retries.lastTime(isTime) + unnoted.get();
    if (left > 0) {
      LOGGER
          .atError()
          .addKeyValue("commands", left)
          .log("the end of some commands could not be noted down: the next start takes them up");
    }
  }

  void sent(LedgerKey key) {
    ledger.sent(key);
  }

  void stray(Stray stray) {
    try {
      ledger.stray(stray);
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("a note could not be made");
    }
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

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.encoding.Draft;
import dev.openc2.message.Response;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has what is no intelligible message noted, so many a minute: a flood of junk must neither fill
 * the ledger nor keep it from its work. Of the others the number is noted. Thread-safe.
 */
final class StrayNotes {

  /** At most; and so many at once. */
  static final int PER_MINUTE = 30;

  private final Notary notary;
  private final RateLimit limit;
  private final AtomicLong others = new AtomicLong();

  StrayNotes(Notary notary, LongSupplier nanoTime) {
    this.notary = notary;
    this.limit = new RateLimit(PER_MINUTE, nanoTime);
  }

  /**
   * Notes one.
   *
   * @param draft what can be made out of it, or null
   * @param refusal what is said to its sender
   */
  void note(Incoming incoming, @Nullable Draft draft, Response refusal) {
    if (!limit.tryAcquire()) {
      others.incrementAndGet();
      return;
    }
    notary.stray(
        new Stray(
            incoming.index(),
            incoming.frame().channel(),
            draft == null || draft.from() == null ? null : draft.from().value(),
            draft == null || draft.requestId() == null ? null : draft.requestId().value(),
            refusal.status(),
            String.valueOf(refusal.statusText()),
            others.getAndSet(0)));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Milliseconds that never run backwards, also from one run of the program to the next, and that no
 * setting of the clock lets jump while the program runs. They begin with the clock and then go with
 * the steady time: an age in them is never longer than the true one, unless the clock was put
 * forward while the program was stopped. Thread-safe.
 */
final class LedgerClock {

  private final LongSupplier nanoTime;
  private final long startNanos;
  private final long startMillis;

  /**
   * Begins.
   *
   * @param clockMillis what the clock says, in milliseconds since 1970
   * @param latest the latest time that an earlier run wrote down
   */
  LedgerClock(LongSupplier nanoTime, long clockMillis, long latest) {
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.startMillis = Math.max(clockMillis, latest);
  }

  long millis() {
    return startMillis + TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - startNanos);
  }
}

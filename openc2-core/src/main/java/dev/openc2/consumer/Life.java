// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a Command may be run, by a steady time: nobody waits for it afterwards, and the world
 * may have changed. Immutable.
 */
final class Life {

  private final LongSupplier nanoTime;
  private final @Nullable Long endNanos;

  private Life(LongSupplier nanoTime, @Nullable Long endNanos) {
    this.nanoTime = nanoTime;
    this.endNanos = endNanos;
  }

  /**
   * A life that begins now.
   *
   * @param length how long it is, over already if not positive; or null for one without end
   */
  static Life of(@Nullable Duration length, LongSupplier nanoTime) {
    return new Life(nanoTime, length == null ? null : nanoTime.getAsLong() + nanos(length));
  }

  /** A length of centuries is cut: the sum with the time must stay below the overflow. */
  private static long nanos(Duration length) {
    Duration longest = Duration.ofDays(36_500);
    return (length.compareTo(longest) < 0 ? length : longest).toNanos();
  }

  /** What is left, not positive if it is over; null if it has no end. */
  @Nullable Duration left() {
    return endNanos == null ? null : Duration.ofNanos(endNanos - nanoTime.getAsLong());
  }

  /** True if the Command must not be begun any more. */
  boolean isOver() {
    Duration left = left();
    return left != null && (left.isZero() || left.isNegative());
  }
}

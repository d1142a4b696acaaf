// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets through so many Commands per minute: whoever keeps to it is never stopped, and after a pause
 * at most a minute's worth comes at once. Thread-safe.
 */
final class RateLimit {

  private static final double NANOS_PER_MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final double perMinute;
  private final double capacity;
  private final LongSupplier nanoTime;

  private final Object lock = new Object();

  /** Guarded by {@link #lock}. */
  private double tokens;

  /** Guarded by {@link #lock}. */
  private long last;

  RateLimit(double perMinute, LongSupplier nanoTime) {
    this.perMinute = perMinute;
    this.capacity = perMinute == 0 ? 0 : Math.max(1, perMinute);
    this.nanoTime = nanoTime;
    this.tokens = capacity;
    this.last = nanoTime.getAsLong();
  }

  boolean tryAcquire() {
    synchronized (lock) {
      long now = nanoTime.getAsLong();
      tokens = Math.min(capacity, tokens + (now - last) / NANOS_PER_MINUTE * perMinute);
      last = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Trouble that is to be told once when it begins and once when it ends, and no more often than once
 * a minute if it comes and goes. Thread-safe.
 */
final class Trouble {

  private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

  private final Object lock = new Object();

  /** How often something failed since it worked. Written under the lock. */
  private volatile long failures;

  /** Guarded by the lock. */
  private @Nullable Long toldAt;

  /** This trouble was told; guarded by the lock. */
  private boolean told;

  /**
   * Something failed; true if that is to be told.
   *
   * @param nanoTime the time as of {@link System#nanoTime}
   */
  boolean failed(long nanoTime) {
    synchronized (lock) {
      failures++;
      if (told || (toldAt != null && nanoTime - toldAt < QUIET_NANOS)) {
        return false;
      }
      told = true;
      toldAt = nanoTime;
      return true;
    }
  }

  /** It works; tells how often it failed if that is to be told, else 0. */
  long worked() {
    if (failures == 0) {
      return 0;
    }
    synchronized (lock) {
      long toTell = told ? failures : 0;
      failures = 0;
      told = false;
      return toTell;
    }
  }
}

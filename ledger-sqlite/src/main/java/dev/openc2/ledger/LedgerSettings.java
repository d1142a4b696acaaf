// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import java.time.Duration;

/**
 * How much a ledger remembers, and how safely.
 *
 * @param capacity how many Commands it holds, at least 1
 * @param minimumAge how long a Command is remembered after its end in any case, and how long its
 *     answer is wanted; not negative
 * @param retention how long a Command is remembered after its end if there is room, at least {@code
 *     minimumAge}
 * @param fsync true if what is written down is to survive a loss of power, which costs a write to
 *     the disk for each group of Commands; else it survives the end of the program in any way
 */
public record LedgerSettings(int capacity, Duration minimumAge, Duration retention, boolean fsync) {

  /** Checks the ranges. */
  public LedgerSettings {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: " + capacity + " is not at least 1");
    }
    if (minimumAge.isNegative()) {
      throw new IllegalArgumentException("minimumAge: " + minimumAge + " is negative");
    }
    if (retention.compareTo(minimumAge) < 0) {
      throw new IllegalArgumentException("retention: " + retention + " is less than " + minimumAge);
    }
  }
}

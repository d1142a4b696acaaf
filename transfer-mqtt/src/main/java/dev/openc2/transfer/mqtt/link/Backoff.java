// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The delay before the next attempt to connect: doubling, with jitter so that the clients of a
 * restarted broker do not come back as one wave. Being thrown off by an administrator or by a
 * client with our identifier waits at least half a minute: coming back at once would be a fight.
 *
 * <p>Not thread-safe.
 */
final class Backoff {

  /**
   * A connection that lasted this long, and twice the next delay, was a good one: the next loss
   * starts from the minimum. Two clients with one identifier throw each other off after the other's
   * delay, and a broker need not say so: by the second rule their delays grow.
   */
  static final Duration STABLE = Duration.ofSeconds(5);

  static final Duration THROWN_OFF = Duration.ofSeconds(30);

  private final Duration min;
  private final Duration max;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration min, Duration max, RandomGenerator random) {
    this.min = min;
    this.max = max;
    this.random = random;
    this.next = min;
  }

  /**
   * The delay after a loss.
   *
   * @param reasonCode why the connection was lost, -1 when unknown
   * @param connectedFor how long it had been up, zero for a failed attempt
   */
  Duration after(int reasonCode, Duration connectedFor) {
    if (connectedFor.compareTo(STABLE) >= 0 && connectedFor.compareTo(next.multipliedBy(2)) >= 0) {
      next = min;
    }
    Duration delay = jittered(next);
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(max) > 0 ? max : doubled;
    if (reasonCode == ReasonCodes.ADMINISTRATIVE_ACTION
        || reasonCode == ReasonCodes.SESSION_TAKEN_OVER) {
      return THROWN_OFF.plus(delay);
    }
    return delay;
  }

  /** Starts from the minimum again. */
  void reset() {
    next = min;
  }

  /** Between the delay and half as much again, never above the maximum. */
  private Duration jittered(Duration delay) {
    Duration longer = delay.plusNanos((long) (delay.toNanos() / 2.0 * random.nextDouble()));
    return longer.compareTo(max) > 0 ? max : longer;
  }
}

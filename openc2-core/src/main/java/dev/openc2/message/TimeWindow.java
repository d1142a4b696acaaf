// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a Command takes effect: what its start_time, stop_time and duration mean, of which it has at
 * most two (oc2ls v1.0 §3.3.1.4).
 *
 * @param start the first moment; may have passed: then it is now
 * @param stop the end, or null for never
 */
public record TimeWindow(Instant start, @Nullable Instant stop) {

  /**
   * The window that the arguments mean for a Command that is run now. It cannot overflow, because
   * the times of {@link Args} keep to 2^53 milliseconds.
   */
  public static TimeWindow of(Args args, Instant now) {
    Instant start = args.startTime();
    Instant stop = args.stopTime();
    Duration duration = args.duration();
    if (start == null) {
      start = stop != null && duration != null ? stop.minus(duration) : now;
    }
    if (stop == null && duration != null) {
      stop = start.plus(duration);
    }
    return new TimeWindow(start, stop);
  }

  /** How long the window is; null for ever, zero or less if no moment is in it. */
  public @Nullable Duration duration() {
    return stop == null ? null : Duration.between(start, stop);
  }

  /** True if no moment of the window is left, or none was ever in it. */
  public boolean isOver(Instant now) {
    return stop != null && !(start.isBefore(stop) && now.isBefore(stop));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Args;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a Command takes effect (oc2ls v1.0 §3.3.1.4).
 *
 * @param start the first moment; may have passed: then it is now
 * @param stop the end, later than start, or null for never
 */
record TimeWindow(Instant start, @Nullable Instant stop) {

  /** The window that the arguments mean; throws with 400 if nothing of it is left. */
  static TimeWindow of(Args args, Instant now) {
    Instant start = args.startTime();
    Instant stop = args.stopTime();
    Duration duration = args.duration();
    if (start == null) {
      start = stop != null && duration != null ? stop.minus(duration) : now;
    }
    if (stop == null && duration != null) {
      stop = start.plus(duration);
    }
    if (stop != null && !(start.isBefore(stop) && now.isBefore(stop))) {
      throw new OpenC2Exception(
          StatusCode.BAD_REQUEST, "the time for the command is over: it ends at " + stop);
    }
    return new TimeWindow(start, stop);
  }
}

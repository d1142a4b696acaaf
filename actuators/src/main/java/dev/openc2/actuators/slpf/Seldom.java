// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is told once a minute at most, however often it happens: whoever sends Commands
 * must not fill a disk with our log. One thread at a time.
 */
final class Seldom {

  private static final Duration QUIET = Duration.ofMinutes(1);

  private @Nullable Instant told;
  private long since;

  /** It happened; returns how often since it was told last, or 0 if it is not to be told now. */
  long happened(Instant now) {
    since++;
    // A clock that was put back must not silence it.
    boolean isSoon = told != null && !now.isBefore(told) && now.isBefore(told.plus(QUIET));
    if (isSoon) {
      return 0;
    }
    told = now;
    long times = since;
    since = 0;
    return times;
  }
}

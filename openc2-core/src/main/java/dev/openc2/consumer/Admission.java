// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Args;
import dev.openc2.value.StatusCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Refuses Commands that come too late, or too many of them (oc2ls v1.0 §3.3.1.4, §3.3.2.2). */
final class Admission {

  private final InstantSource clock;
  private final @Nullable Duration maxAge;
  private final @Nullable RateLimit rateLimit;

  Admission(Consumer.Builder builder) {
    this.clock = builder.clock;
    this.maxAge = builder.settings.maxCommandAge();
    Double perMinute = builder.settings.rateLimit();
    this.rateLimit = perMinute == null ? null : new RateLimit(perMinute, builder.nanoTime);
  }

  /**
   * Throws if the Command has expired, is older than is allowed, or if the time to run it is over.
   */
  void checkTime(Order order) {
    if (order.life().isOver()) {
      throw new OpenC2Exception(StatusCode.BAD_REQUEST, "the command has expired");
    }
    Instant now = clock.instant();
    Instant created = order.headers().created();
    if (maxAge != null && created != null && created.isBefore(now.minus(maxAge))) {
      throw new OpenC2Exception(
          StatusCode.BAD_REQUEST, "created: the command is older than " + maxAge);
    }
    Instant stop = stop(order.command().args());
    if (stop != null && !stop.isAfter(now)) {
      throw new OpenC2Exception(
          StatusCode.BAD_REQUEST, "the time to run the command was over at " + stop);
    }
  }

  /** The end of the window, if it does not depend on when the Command is run. */
  private static @Nullable Instant stop(Args args) {
    if (args.stopTime() != null) {
      return args.stopTime();
    }
    if (args.startTime() == null || args.duration() == null) {
      return null;
    }
    try {
      return args.startTime().plus(args.duration());
    } catch (DateTimeException | ArithmeticException e) {
      throw new OpenC2Exception(
          StatusCode.BAD_REQUEST, "args/duration: it leads out of the calendar", e);
    }
  }

  /** Throws if as many Commands were run lately as is allowed. */
  void checkRate() {
    if (rateLimit != null && !rateLimit.tryAcquire()) {
      throw new OpenC2Exception(
          StatusCode.SERVICE_UNAVAILABLE, "more commands than the rate limit allows");
    }
  }
}

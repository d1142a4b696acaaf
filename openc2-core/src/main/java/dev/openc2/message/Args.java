// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a Command is to be run (oc2ls v1.0 §3.3.1.4). At most two of start, stop and duration are
 * there, and the stop is after the start; times have whole milliseconds.
 *
 * @param startTime when to begin; absent means now
 * @param stopTime when to end; after the start
 * @param duration how long; not 0 beside a start or stop
 * @param responseRequested which Response is wanted; absent means complete
 * @param comment a note for people (oc2ls v2.0 drafts only; accepted always, sent when it is set)
 * @param extensions the arguments of profiles
 */
public record Args(
    @Nullable Instant startTime,
    @Nullable Instant stopTime,
    @Nullable Duration duration,
    @Nullable ResponseRequested responseRequested,
    @Nullable String comment,
    Extensions extensions) {

  /** No argument at all: {@code args} is absent. */
  public static final Args NONE = new Args(null, null, null, null, null, Extensions.NONE);

  /** The last point in time that JSON peers agree on: 2^53 - 1 milliseconds (RFC 7493 §2.2). */
  private static final Instant LATEST = Instant.ofEpochMilli((1L << 53) - 1);

  private static final Duration LONGEST = Duration.ofMillis((1L << 53) - 1);

  /** Checks the time window. */
  public Args {
    checkMillis("start_time", startTime);
    checkMillis("stop_time", stopTime);
    checkMillis(duration);
    if (startTime != null && stopTime != null && duration != null) {
      throw new IllegalArgumentException(
          "at most two of start_time, stop_time, duration may be there");
    }
    if (startTime != null && stopTime != null && !startTime.isBefore(stopTime)) {
      throw new IllegalArgumentException("stop_time is not after start_time");
    }
    if (duration != null && duration.isZero() && (startTime != null || stopTime != null)) {
      throw new IllegalArgumentException("a duration of 0 leaves no time between start and stop");
    }
    if (startTime != null && duration != null && startTime.plus(duration).isAfter(LATEST)) {
      throw new IllegalArgumentException("start_time and duration lead out of the calendar");
    }
  }

  private static void checkMillis(String field, @Nullable Instant time) {
    if (time != null
        && (time.isBefore(Instant.EPOCH)
            || time.isAfter(LATEST)
            || !time.equals(Instant.ofEpochMilli(time.toEpochMilli())))) {
      throw new IllegalArgumentException(
          field + ": " + time + " is not a whole number of milliseconds from 1970 on, below 2^53");
    }
  }

  private static void checkMillis(@Nullable Duration duration) {
    if (duration != null
        && (duration.isNegative()
            || duration.compareTo(LONGEST) > 0
            || !duration.equals(Duration.ofMillis(duration.toMillis())))) {
      throw new IllegalArgumentException(
          "duration: " + duration + " is not a whole number of milliseconds from 0 to 2^53");
    }
  }

  /** A builder without any argument. */
  public static Builder builder() {
    return new Builder(NONE);
  }

  /** A builder that begins with these arguments. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** True if there is no argument. */
  public boolean isEmpty() {
    return responseRequested == null && isSilentOnRest();
  }

  /** True if there is no argument but the one that asks for this Response, or none at all. */
  public boolean areOnly(ResponseRequested response) {
    return (responseRequested == null || responseRequested == response) && isSilentOnRest();
  }

  /** True if there is no argument but perhaps the one that says which Response is wanted. */
  private boolean isSilentOnRest() {
    return startTime == null
        && stopTime == null
        && duration == null
        && comment == null
        && extensions.isEmpty();
  }

  /** The Response that is due: what was asked for, or {@link ResponseRequested#COMPLETE}. */
  public ResponseRequested effectiveResponse() {
    return responseRequested == null ? ResponseRequested.COMPLETE : responseRequested;
  }

  /** Puts arguments together; not thread-safe. */
  public static final class Builder {

    private @Nullable Instant startTime;
    private @Nullable Instant stopTime;
    private @Nullable Duration duration;
    private @Nullable ResponseRequested responseRequested;
    private @Nullable String comment;
    private Extensions extensions;

    private Builder(Args args) {
      startTime = args.startTime;
      stopTime = args.stopTime;
      duration = args.duration;
      responseRequested = args.responseRequested;
      comment = args.comment;
      extensions = args.extensions;
    }

    /** Sets when to begin. */
    public Builder startTime(@Nullable Instant value) {
      startTime = value;
      return this;
    }

    /** Sets when to end. */
    public Builder stopTime(@Nullable Instant value) {
      stopTime = value;
      return this;
    }

    /** Sets how long. */
    public Builder duration(@Nullable Duration value) {
      duration = value;
      return this;
    }

    /** Sets which Response is wanted. */
    public Builder responseRequested(@Nullable ResponseRequested value) {
      responseRequested = value;
      return this;
    }

    /** Sets the note for people. */
    public Builder comment(@Nullable String value) {
      comment = value;
      return this;
    }

    /** Sets the arguments of profiles. */
    public Builder extensions(Extensions value) {
      extensions = value;
      return this;
    }

    /** The arguments; throws {@link IllegalArgumentException} if they contradict each other. */
    public Args build() {
      return new Args(startTime, stopTime, duration, responseRequested, comment, extensions);
    }
  }
}

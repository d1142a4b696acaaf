// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a Consumer has seen and done since it was made. A snapshot: the numbers are read one after
 * the other.
 *
 * @param counts how often each thing happened; every constant is there
 */
public record Statistics(Map<Event, Long> counts) {

  /** What is counted. */
  public enum Event {
    /** A frame came in. */
    RECEIVED,
    /** A retained frame was ignored. */
    RETAINED,
    /** A Response or a Notification was ignored. */
    NOT_A_COMMAND,
    /** A Command with a {@code to} that does not name this device was ignored. */
    NOT_ADDRESSED,
    /** A Command to a group, for a profile or actuators that are not here, was ignored. */
    NOT_HERE,
    /** A copy of a Command was discarded. */
    COPY,
    /** A retry of a Command was given the same answer, or none if none was due. */
    RETRY,
    /** An id was used again for another Command. */
    CONFLICT,
    /** A frame was no intelligible message. */
    MALFORMED,
    /** A Command did not say who sent it. */
    WITHOUT_FROM,
    /** A frame did not declare its encoding. */
    UNDECLARED_ENCODING,
    /** A frame or a Command was not taken on: the inbox, the ledger or a queue was full. */
    OVERLOADED,
    /** A well-formed Command was refused. */
    REFUSED,
    /** A Command was handed to its actuators. */
    RUN,
    /** A Response was handed to the transport. */
    ANSWERED,
    /** A Response could not be sent. */
    UNSENT
  }

  /** Copies the counts and puts zeros where there is none. */
  public Statistics {
    Map<Event, Long> copy = new EnumMap<>(Event.class);
    for (Event event : Event.values()) {
      copy.put(event, counts.getOrDefault(event, 0L));
    }
    counts = Collections.unmodifiableMap(copy);
  }

  /** How often it happened. */
  public long count(Event event) {
    return counts.getOrDefault(event, 0L);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a delivery of a Command.
 *
 * @param verdict what it is
 * @param answer for {@link Verdict#RETRY} the answer to give once more, or null if none was due or
 *     there is none yet
 */
public record Decision(Verdict verdict, @Nullable Response answer) {

  /** What a delivery turns out to be. */
  public enum Verdict {
    /** Never seen, and noted down now: it is to be run. */
    FIRST,
    /** The transport delivered a known Command once more, or over another channel: nothing. */
    COPY,
    /** The Producer sent a known Command again: the same answer again, and no second run. */
    RETRY,
    /** The Producer used the id again for another Command: a bad request. */
    CONFLICT,
    /** Not seen, and there is no room to remember it: it must not be run. */
    FULL
  }

  /** A decision that needs no answer from the ledger. */
  public static Decision of(Verdict verdict) {
    return new Decision(verdict, null);
  }
}

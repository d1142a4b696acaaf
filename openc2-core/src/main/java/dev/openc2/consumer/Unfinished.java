// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Message;
import dev.openc2.message.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A Command that an earlier run of the program did not bring to its end: it was not run, or it was
 * running, or its answer was not sent.
 *
 * @param key its name in the ledger
 * @param message the Command with its headers, as it came; null if it cannot be read any more,
 *     because the profile that it belongs to is gone
 * @param encoding the name of the encoding to answer in
 * @param transfer which of the Consumer's transfers it came over, counted from 0
 * @param life how long it may still be run, or null for any time; negative or zero if that is over
 * @param progress how far it came
 * @param answer the answer that was noted last, or null if there is none
 * @param sent true if that answer has left the device
 * @param isSilent true if the sender asked for no answer
 */
public record Unfinished(
    LedgerKey key,
    @Nullable Message message,
    String encoding,
    int transfer,
    @Nullable Duration life,
    Progress progress,
    @Nullable Response answer,
    boolean sent,
    boolean isSilent) {

  /** How far a Command came. */
  public enum Progress {
    /** No handler was called. */
    TAKEN,
    /** Handlers were called, or were about to be. */
    BEGUN,
    /** Its outcome was noted. */
    ENDED
  }
}

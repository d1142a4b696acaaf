// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.consumer.LedgerKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger tells of one Command, or of something that came and was none. Texts that came from
 * the network are as they came: they may hold anything.
 *
 * @param received when it came first, by the clock of the device
 * @param key who sent it and its id; null if that is damaged
 * @param transfer over which of the Consumer's transfers it came, counted from 0
 * @param channel where it came on that transfer
 * @param otherChannels at how many other places it came as well
 * @param command action and target such as {@code deny ipv4_net}; null if an earlier version of the
 *     program noted it
 * @param target what it acts on, cut, without control characters; null likewise
 * @param silent true if the sender asked for no answer
 * @param copies how often the transport delivered it again
 * @param retries how often the sender sent it again
 * @param conflicts how often another Command came under its id
 * @param begun when its handlers were called, or null
 * @param ended when it was over, or null
 * @param outcome the status of what came of it; null if it has not ended, or that is not known
 * @param status the status of the answer noted last, or null
 * @param sent when that answer was sent, or null
 * @param owed true if that answer is still to be sent
 * @param problem why it was no intelligible message; null for a Command
 */
public record LogEntry(
    Instant received,
    @Nullable LedgerKey key,
    int transfer,
    String channel,
    int otherChannels,
    @Nullable String command,
    @Nullable String target,
    boolean silent,
    long copies,
    long retries,
    long conflicts,
    @Nullable Instant begun,
    @Nullable Instant ended,
    @Nullable Integer outcome,
    @Nullable Integer status,
    @Nullable Instant sent,
    boolean owed,
    @Nullable String problem) {

  private static final int FIRST_FAILURE = 400;

  /** How far a Command came. */
  public enum Stage {
    /** It was taken. */
    WAITING,
    /** Its handlers were called. */
    RUNNING,
    /** It is over. */
    DONE,
    /** It is over and was not run. */
    REFUSED,
    /** It was no intelligible message. */
    MALFORMED
  }

  /** How far it came. */
  public Stage stage() {
    if (problem != null) {
      return Stage.MALFORMED;
    }
    if (ended == null) {
      return begun == null ? Stage.WAITING : Stage.RUNNING;
    }
    boolean isRefused = begun == null && outcome != null && outcome >= FIRST_FAILURE;
    return isRefused ? Stage.REFUSED : Stage.DONE;
  }

  /** True if nothing more is to come but copies and retries. */
  public boolean isOver() {
    return problem != null || (ended != null && !owed);
  }

  /** How long it waited for its turn, or null if that has not come. */
  public @Nullable Duration waited() {
    return begun == null ? null : Duration.between(received, begun);
  }

  /** How long it ran, or null if it has not ended or was not run. */
  public @Nullable Duration ran() {
    return begun == null || ended == null ? null : Duration.between(begun, ended);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Remembers Commands, so that each runs once, however often it is delivered (transf-mqtt v1.0
 * §2.5), and is answered. Shared by all transfers of a Consumer. Thread-safe.
 *
 * <p>A Command that is decided {@link Decision.Verdict#FIRST} is remembered from then on for at
 * least the Consumer's {@code responseTimeout}, and as long as it is not finished; what comes later
 * under its key is compared with it. Stages complete when what they stand for will outlive whatever
 * the ledger is made to outlive: for a ledger in memory at once.
 */
public interface Ledger extends AutoCloseable {

  /**
   * True if it outlives the program: then what is not begun at its end is run at the next start.
   */
  boolean isDurable();

  /**
   * True if {@link #decide} would not keep its caller waiting now, for room or for a disk: then the
   * thread that reads from the network may call it. False if that is not known.
   */
  default boolean decidesAtOnce() {
    return false;
  }

  /**
   * What an earlier run of the program left: Commands that have not ended, and answers that were
   * not sent, in the order of arrival. To be asked for once, before anything is decided.
   */
  List<Unfinished> unfinished();

  /**
   * Decides what a delivery is and, if it is the first, notes it down. Arrivals are decided in the
   * order of the calls, and may keep the caller waiting while too much is to be noted down. The
   * delivery is acknowledged to the transport, and the Command is run, only after the stage has
   * completed.
   */
  CompletionStage<Decision> decide(Arrival arrival);

  /**
   * Notes that a Command is about to be run: from now on nobody knows without asking the actuator
   * whether it has taken effect. Its handlers are called only after the stage has completed.
   */
  CompletionStage<Void> begin(LedgerKey key);

  /**
   * Notes the answer that a retry gets from now on, while the Command still runs. It is sent only
   * after the stage has completed.
   */
  CompletionStage<Void> answer(LedgerKey key, Response answer);

  /**
   * Notes that the Command has ended: it may be forgotten when its time has come. The answer is
   * sent only after the stage has completed.
   *
   * @param answer the answer that a retry gets from now on; null to leave the one noted before, or
   *     none if none was due
   */
  CompletionStage<Void> finish(LedgerKey key, @Nullable Response answer);

  /**
   * As the other, for a ledger that is read by people: they want to know the outcome also where
   * nobody asked for it.
   *
   * @param outcome the status of what came of the Command
   */
  default CompletionStage<Void> finish(LedgerKey key, int outcome, @Nullable Response answer) {
    return finish(key, answer);
  }

  /**
   * Notes that the answer noted last has left the device, or is not wanted any more. Never blocks;
   * if this note is lost, the answer is sent once more.
   */
  void sent(LedgerKey key);

  /**
   * Notes, for people, something that came and is no intelligible message. Never blocks; nothing
   * depends on it, and a ledger that is read by nobody need not.
   */
  default void stray(Stray stray) {}

  /** Writes down what is not yet, and releases what it holds; twice is harmless. */
  @Override
  void close();
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuator;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.value.Nsid;
import java.util.Optional;

/**
 * Runs the Commands of one profile on one appliance. Closing twice is harmless; no handler is
 * called afterwards.
 */
public interface Actuator extends AutoCloseable {

  /** The profile that it implements. */
  Nsid nsid();

  /**
   * The pairs that it offers: those for which {@link #handler} has an answer. The same for its
   * whole life.
   */
  Pairs pairs();

  /** The handler of a pair, or empty if it is not offered. */
  Optional<Handler> handler(Action action, String targetName);

  /** True if a Command with these specifiers means this actuator. */
  default boolean isMeantBy(Extension specifiers) {
    return true;
  }

  /**
   * Finds out what became of a Command whose handler was called before the device stopped, and
   * whose outcome nobody noted down. Called at the next start instead of the handler, on the same
   * thread and before any Command that came later; may block and throw like a handler. By default
   * nothing is known.
   */
  default Recovery recover(Command command, Invocation invocation) {
    return new Recovery.Unknown();
  }

  /**
   * The device begins to stop: gives up what waits for a later time, so that nobody waits for its
   * outcome, and takes on nothing more of that kind. What is due or already runs goes on. Must not
   * block; handlers may be called meanwhile and afterwards, until {@link #close}.
   */
  default void callOff() {}

  /** Releases what it holds. */
  @Override
  void close();
}

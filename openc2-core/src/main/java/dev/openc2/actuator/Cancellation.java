// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuator;

import java.util.concurrent.CompletionStage;

/**
 * By this a handler lets its Command be called off while it runs, or while it waits for a later
 * time ({@code cancel command}, oc2ls v1.0 §3.3.1.1). A Command whose handler offers no way is
 * never stopped, and whoever wants to cancel it is told so. Thread-safe.
 */
@FunctionalInterface
public interface Cancellation {

  /** Nobody will call the Command off. */
  Cancellation NEVER = stop -> {};

  /** Offers a way to stop this Command; the last one that was offered counts. */
  void offer(Stop stop);

  /** Stops one Command. */
  @FunctionalInterface
  interface Stop {

    /**
     * Sees to it that nothing of the Command takes effect any more. The stage has true if that was
     * achieved, and false if it is too late. After true the engine answers the Command itself and
     * does not wait for the stage of its handler any more.
     *
     * <p>Called on a thread of the engine: must not block. May be called several times, also after
     * the Command has ended.
     */
    CompletionStage<Boolean> stop();
  }
}

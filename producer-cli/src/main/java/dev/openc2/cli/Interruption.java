// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done when the program is told to end early, by SIGINT for one. Thread-safe.
 *
 * <p>Whatever registers is cancelled once, the newest first, on the thread that calls {@link
 * #interrupt}.
 */
final class Interruption {

  /** Takes a registration back; harmless when it is too late. */
  interface Registration {
    void withdraw();
  }

  private final CountDownLatch come = new CountDownLatch(1);
  private final Object lock = new Object();
  // Guarded by lock.
  private final Deque<Runnable> actions = new ArrayDeque<>();
  private boolean interrupted;

  /** Runs the action at the interruption, at once if that was before. */
  Registration onInterrupt(Runnable action) {
    boolean late;
    synchronized (lock) {
      late = interrupted;
      if (!late) {
        actions.push(action);
      }
    }
    if (late) {
      action.run();
    }
    return () -> {
      synchronized (lock) {
        actions.remove(action);
      }
    };
  }

  /**
   * True if the interruption has come or comes in that time.
   *
   * @param millis how long to wait for it; 0 does not wait
   */
  boolean hasCome(long millis) throws InterruptedException {
    return come.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Ends what is going on. */
  void interrupt() {
    synchronized (lock) {
      interrupted = true;
    }
    come.countDown();
    for (Runnable action = next(); action != null; action = next()) {
      action.run();
    }
  }

  private @Nullable Runnable next() {
    synchronized (lock) {
      return actions.poll();
    }
  }
}

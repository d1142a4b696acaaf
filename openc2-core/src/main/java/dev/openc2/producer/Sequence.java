// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other, in order, on threads of an executor; thread-safe. What a task
 * throws is logged and does not hinder the next.
 */
final class Sequence implements Executor {

  private static final Logger LOGGER = LoggerFactory.getLogger(Sequence.class);

  private final Executor executor;
  private final Object lock = new Object();
  // Guarded by lock. While running is true, one thread is in drain() or on the way to it.
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean running;

  Sequence(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (lock) {
      tasks.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this::drain);
    } catch (RejectedExecutionException e) {
      // The executor was shut down: better on this thread than never.
      drain();
    }
  }

  private void drain() {
    Runnable task = next();
    while (task != null) {
      guard(task);
      task = next();
    }
  }

  private @Nullable Runnable next() {
    synchronized (lock) {
      Runnable task = tasks.poll();
      running = task != null;
      return task;
    }
  }

  /** Runs foreign code now; what it throws is logged. */
  // Throwable: an AssertionError in a listener must not leave the sequence stuck.
  static void guard(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("a listener failed");
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.actuator.Actuator;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An actuator and the one thread that calls it, with a bounded number of Commands waiting.
 * Thread-safe.
 */
final class Lane {

  private final Actuator actuator;
  private final int limit;
  private final AtomicInteger taken = new AtomicInteger();
  private final ThreadPoolExecutor executor;

  /**
   * Makes a lane.
   *
   * @param queue how many Commands may wait beside the one that is being handled
   */
  Lane(Actuator actuator, int queue, ThreadFactory threads) {
    this.actuator = actuator;
    this.limit = queue + 1;
    this.executor =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
  }

  Actuator actuator() {
    return actuator;
  }

  /** Takes a place for a Command; false if there is none. */
  boolean reserve() {
    return taken.getAndUpdate(count -> count < limit ? count + 1 : count) < limit;
  }

  /** Takes a place for what an earlier run of the program had one for, also if there is none. */
  void reserveAgain() {
    taken.incrementAndGet();
  }

  /** Gives a reserved place back that was not used. */
  void release() {
    taken.decrementAndGet();
  }

  /** The lane was stopped: the device ends. */
  static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped(Throwable cause) {
      super("the device is stopping", cause);
    }
  }

  /**
   * Runs a task, which must not throw, in a reserved place; throws {@link Stopped} if the lane was
   * stopped.
   */
  void execute(Runnable task) {
    try {
      executor.execute(
          () -> {
            try {
              task.run();
            } finally {
              release();
            }
          });
    } catch (RejectedExecutionException e) {
      release();
      throw new Stopped(e);
    }
  }

  /** Interrupts what runs and drops what waits. */
  void stop() {
    executor.shutdownNow();
  }

  /** Waits that long for what was interrupted; false if it is still running then. */
  boolean awaitStop(long nanos) {
    try {
      return executor.awaitTermination(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

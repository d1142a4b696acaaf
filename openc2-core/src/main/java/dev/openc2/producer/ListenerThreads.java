// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Calls listeners on as few threads of a pool as get along: one takes what is handed in, one after
 * the other, since waking a thread for each takes longer than most listeners do. If it is kept by
 * one of them while others wait, each of these gets a thread of its own: a listener that blocks
 * holds up the others for a moment and no longer. Thread-safe.
 */
final class ListenerThreads implements Executor {

  /** How long others wait for a listener that does not return. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** The work of one thread, until nothing is left or another takes over. */
  private final class Shift implements Runnable {

    @Override
    public void run() {
      Runnable task = next(this);
      while (task != null) {
        Sequence.guard(task);
        task = next(this);
      }
    }
  }

  private final Executor pool;
  private final Object lock = new Object();

  /** Guarded by the lock. */
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  /** Who takes what waits; null if nobody does. Guarded by the lock. */
  private @Nullable Shift shift;

  /** Somebody looks whether the shift gets on; guarded by the lock. */
  private boolean watched;

  /** How much was taken; guarded by the lock. */
  private long taken;

  /**
   * Uses threads of this pool.
   *
   * @param pool has a thread for each task that it is given, however many there are
   */
  ListenerThreads(Executor pool) {
    this.pool = pool;
  }

  /**
   * Runs a task soon.
   *
   * @throws RejectedExecutionException if the pool takes no more; then the task is not run
   */
  @Override
  public void execute(Runnable task) {
    synchronized (lock) {
      waiting.addLast(task);
      boolean isAccepted = false;
      try {
        if (shift == null) {
          Shift next = new Shift();
          pool.execute(next);
          shift = next;
        } else if (!watched) {
          pool.execute(this::watch);
          watched = true;
        }
        isAccepted = true;
      } finally {
        if (!isAccepted) {
          waiting.removeLast();
        }
      }
    }
  }

  private @Nullable Runnable next(Shift asking) {
    synchronized (lock) {
      if (shift != asking) {
        return null;
      }
      Runnable task = waiting.pollFirst();
      if (task == null) {
        shift = null;
      } else {
        taken++;
      }
      return task;
    }
  }

  /** Looks on for as long as anything waits. */
  private void watch() {
    long before = taken();
    do {
      LockSupport.parkNanos(PATIENCE_NANOS);
      before = relieve(before);
    } while (before >= 0);
  }

  private long taken() {
    synchronized (lock) {
      return taken;
    }
  }

  /**
   * Relieves the shift if it took nothing meanwhile.
   *
   * @param before how much it had taken
   * @return how much it has taken now, or -1 if there is nothing to look at any more
   */
  private long relieve(long before) {
    List<Runnable> heldUp;
    synchronized (lock) {
      if (!waiting.isEmpty() && taken != before) {
        return taken;
      }
      watched = false;
      if (waiting.isEmpty()) {
        return -1;
      }
      heldUp = new ArrayList<>(waiting);
      waiting.clear();
      shift = null;
    }
    heldUp.forEach(this::runAlone);
    return -1;
  }

  private void runAlone(Runnable task) {
    try {
      pool.execute(() -> Sequence.guard(task));
    } catch (RejectedExecutionException e) {
      // The pool was shut down meanwhile: better on this thread than never.
      Sequence.guard(task);
    }
  }
}

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
 * the other, since waking a thread for each takes longer than most listeners do. If any has to wait
 * for long, it gets a thread of its own, and so do all who wait then: listeners that block or take
 * their time hold up the others for a moment and no longer. Thread-safe.
 */
final class ListenerThreads implements Executor {

  /** How long a listener waits for others: so long at least, and at most twice that. */
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

  /** Somebody looks whether any waits for too long; guarded by the lock. */
  private boolean watched;

  /** How many were ever handed in; guarded by the lock. */
  private long added;

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
        added++;
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
      }
      return task;
    }
  }

  /** Looks on for as long as any waits. */
  private void watch() {
    long before = added();
    do {
      LockSupport.parkNanos(PATIENCE_NANOS);
      before = relieve(before);
    } while (before >= 0);
  }

  private long added() {
    synchronized (lock) {
      return added;
    }
  }

  /**
   * Gives threads to all who wait, if any does since the last look.
   *
   * @param before how many had been handed in by then
   * @return how many have been now, or -1 if there is nothing to look at any more
   */
  private long relieve(long before) {
    List<Runnable> heldUp;
    synchronized (lock) {
      boolean isPrompt = added - waiting.size() >= before;
      if (isPrompt && !waiting.isEmpty()) {
        return added;
      }
      watched = false;
      heldUp = new ArrayList<>(waiting);
      waiting.clear();
      if (!heldUp.isEmpty()) {
        // It may be kept for ever; whatever comes next is for another.
        shift = null;
      }
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

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of one exchange, called one after the other on an executor; thread-safe.
 *
 * <p>What is waiting for a slow listener is bounded: per row one note that it changed, and the
 * listener gets what the row holds when its turn comes.
 */
final class Audience {

  private final Sequence sequence;
  private final IntFunction<Responder> rows;
  private final Object lock = new Object();
  // Guarded by lock, like what is in them.
  private final List<Listener> listeners = new ArrayList<>();
  private boolean telling;

  private record Listener(Consumer<Responder> listener, Set<Integer> untold) {}

  private record Call(Consumer<Responder> listener, int row) {}

  /** Makes an audience; {@code rows} gives what a row holds now and may be called on any thread. */
  Audience(Executor executor, IntFunction<Responder> rows) {
    this.sequence = new Sequence(executor);
    this.rows = rows;
  }

  /** Adds a listener that is to hear of these rows first, once {@link #tell} is called. */
  void add(Consumer<Responder> listener, Set<Integer> changed) {
    synchronized (lock) {
      listeners.add(new Listener(listener, new LinkedHashSet<>(changed)));
    }
  }

  /** True if nobody is to be told anything. */
  boolean isEmpty() {
    synchronized (lock) {
      return listeners.isEmpty();
    }
  }

  /** Notes that a row changed, for the next {@link #tell}; calls nobody. */
  void changed(int row) {
    synchronized (lock) {
      listeners.forEach(listener -> listener.untold().add(row));
    }
  }

  /** Waits until everything that is to be told by now has been. */
  void awaitTold() throws InterruptedException {
    synchronized (lock) {
      if (!telling) {
        return;
      }
    }
    CountDownLatch told = new CountDownLatch(1);
    sequence.execute(told::countDown);
    told.await();
  }

  /** Runs the task when everything that was to be told until now has been. */
  void afterwards(Runnable task) {
    sequence.execute(task);
  }

  /** Has the listeners told what they do not know yet. To be called without a lock. */
  void tell() {
    synchronized (lock) {
      if (telling || listeners.isEmpty()) {
        return;
      }
      telling = true;
    }
    sequence.execute(this::tellAll);
  }

  private void tellAll() {
    Call call = nextCall();
    while (call != null) {
      int row = call.row();
      Consumer<Responder> listener = call.listener();
      Sequence.guard(() -> listener.accept(rows.apply(row)));
      call = nextCall();
    }
  }

  private @Nullable Call nextCall() {
    synchronized (lock) {
      for (Listener listener : listeners) {
        if (!listener.untold().isEmpty()) {
          int row = listener.untold().iterator().next();
          listener.untold().remove(row);
          return new Call(listener.listener(), row);
        }
      }
      telling = false;
      return null;
    }
  }
}

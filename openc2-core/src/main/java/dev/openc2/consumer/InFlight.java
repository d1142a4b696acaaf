// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Commands that are not finished, bounded in number and in bytes. Thread-safe. */
final class InFlight {

  private static final Logger LOGGER = LoggerFactory.getLogger(InFlight.class);

  private final int capacity;
  private final long maxBytes;
  private final Object lock = new Object();

  /** Guarded by {@link #lock}. */
  private final Set<Answering> answerings = new LinkedHashSet<>();

  /** The names of those that have one; guarded by {@link #lock}. */
  private final Set<LedgerKey> keys = new HashSet<>();

  /** How large their messages were together; guarded by {@link #lock}. */
  private long bytes;

  /** Completes when the last one is gone; null if nobody waits; guarded by {@link #lock}. */
  private @Nullable CompletableFuture<Void> none;

  /**
   * Nothing is under way yet.
   *
   * @param capacity how many Commands may be
   * @param maxBytes how large their messages may be together; one alone may be larger
   */
  InFlight(int capacity, long maxBytes) {
    this.capacity = capacity;
    this.maxBytes = maxBytes;
  }

  /** Adds one; false if there is no room. */
  boolean add(Answering answering) {
    synchronized (lock) {
      if (!hasRoom(answering.bytes()) || !answerings.add(answering)) {
        return false;
      }
      bytes += answering.bytes();
      if (answering.key() != null) {
        keys.add(answering.key());
      }
      return true;
    }
  }

  // Call with the lock.
  private boolean hasRoom(int more) {
    return answerings.size() < capacity && (bytes == 0 || bytes + more <= maxBytes);
  }

  /** True if a Command of this name is not finished. */
  boolean holds(LedgerKey key) {
    synchronized (lock) {
      return keys.contains(key);
    }
  }

  void remove(Answering answering) {
    synchronized (lock) {
      if (answerings.remove(answering)) {
        bytes -= answering.bytes();
        if (answering.key() != null) {
          keys.remove(answering.key());
        }
      }
      if (none != null && answerings.isEmpty()) {
        none.complete(null);
      }
    }
  }

  List<Answering> snapshot() {
    synchronized (lock) {
      return List.copyOf(answerings);
    }
  }

  /** Waits until all are finished, or the time is over, or the thread is interrupted. */
  void awaitNone(long nanos) {
    CompletableFuture<Void> awaited = new CompletableFuture<>();
    synchronized (lock) {
      if (answerings.isEmpty()) {
        return;
      }
      none = awaited;
    }
    try {
      awaited.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOGGER.atWarn().log("some commands did not end in time");
    }
  }
}

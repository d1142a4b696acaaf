// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work on one connection, in the order in which it was handed in, with one commit for all that
 * came together. Thread-safe.
 *
 * <p>Whoever hands work in while nobody writes, writes: without a hand-over to another thread, one
 * write is as quick as it can be. What comes in meanwhile is written next, by a thread of its own,
 * in one transaction.
 */
final class GroupCommit implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MAX_BATCH = 256;

  /** With so much waiting, who can wait has to. */
  private static final int ROOM = 4 * MAX_BATCH;

  /** What nobody waits for is written after that time at the latest. */
  private static final long NOTE_MILLIS = 100;

  private static final long CLOSE_SECONDS = 10;

  /** Something to be done within a transaction; may be done again in another if that one fails. */
  interface Work<T> {

    /** Does it; what it returns is not null. */
    T run() throws SQLException;
  }

  private static final class Task<T> {

    private final Work<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable T value;

    Task(Work<T> work) {
      this.work = work;
    }

    void run() throws SQLException {
      value = work.run();
    }

    /** It is committed. */
    void complete() {
      T done = value;
      if (done == null) {
        result.completeExceptionally(new NullPointerException("work in the ledger returned null"));
      } else {
        result.complete(done);
      }
    }
  }

  private final Connection connection;
  private final Runnable onRollback;
  private final ScheduledThreadPoolExecutor writer;

  private final Object lock = new Object();

  /** Guarded by {@link #lock}. */
  private final Deque<Task<?>> queue = new ArrayDeque<>();

  /** Guarded by {@link #lock}. */
  private boolean writing;

  /** Work was done that is neither committed nor undone; touched by whoever writes. */
  private boolean isOpen;

  /** The writer will look for notes; guarded by {@link #lock}. */
  private boolean timed;

  /** Guarded by {@link #lock}. */
  private boolean closed;

  /**
   * Takes a connection over, which nobody else uses from now on.
   *
   * @param onRollback called when work that was done has been undone; must not throw. A statement
   *     that failed is closed by the driver for good
   */
  GroupCommit(Connection connection, Runnable onRollback) throws SQLException {
    connection.setAutoCommit(false);
    this.connection = connection;
    this.onRollback = onRollback;
    this.writer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "openc2-ledger");
              thread.setDaemon(true);
              return thread;
            });
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    // Now or not at all: when there is much to be written, the machine may have no thread left.
    writer.prestartCoreThread();
  }

  /**
   * Waits until not too much is waiting to be written. Not to be called by what runs when a stage
   * completes: that is what the writing waits for.
   */
  void awaitRoom() {
    boolean isInterrupted = false;
    synchronized (lock) {
      while (writing && !closed && queue.size() >= ROOM) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** True if {@link #awaitRoom} would not wait now. */
  boolean hasRoom() {
    synchronized (lock) {
      return queue.size() < ROOM;
    }
  }

  /** Hands work in; the stage completes when it is committed. May write on this thread. */
  <T> CompletionStage<T> submit(Work<T> work) {
    Task<T> task = new Task<>(work);
    boolean isMine;
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(new IllegalStateException("the ledger is closed"));
      }
      queue.add(task);
      isMine = !writing;
      writing = true;
    }
    if (isMine) {
      writeOnce();
    }
    return task.result;
  }

  /**
   * Hands work in that nobody waits for: it is written with the next that somebody does, or if none
   * comes, a little later.
   */
  void note(Work<?> work) {
    synchronized (lock) {
      if (!closed) {
        Task<?> task = new Task<>(work);
        var unused = task.result.whenComplete((value, failure) -> tell(failure));
        queue.add(task);
        if (!writing && queue.size() >= MAX_BATCH) {
          writing = isLeftToTheWriter();
        } else if (!writing && !timed) {
          writeNotesSoon();
          timed = true;
        }
      }
    }
  }

  private void writeNotesSoon() {
    var unused = writer.schedule(this::writeNotes, NOTE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void writeNotes() {
    synchronized (lock) {
      timed = false;
      if (writing || closed || queue.isEmpty()) {
        return;
      }
      writing = true;
    }
    writeOnce();
  }

  /** Quietly: those who wait for theirs are told of a disk that is full. */
  private static void tell(@Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.atDebug().addKeyValue("problem", failure.getMessage()).log("a note was lost");
    }
  }

  /** Writes what is there; if more has come meanwhile, leaves it to the writer. Never throws. */
  private void writeOnce() {
    do {
      writeSome();
    } while (isMore() && !isLeftToTheWriter());
  }

  /** Whatever happens here: a writer that ends without a word would leave everybody waiting. */
  private void writeSome() {
    List<Task<?>> batch = List.of();
    try {
      batch = take();
      write(batch);
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("the ledger could not end a write well");
      for (Task<?> task : batch) {
        task.result.completeExceptionally(e);
      }
    }
  }

  private List<Task<?>> take() {
    synchronized (lock) {
      List<Task<?>> batch = new ArrayList<>(Math.min(queue.size(), MAX_BATCH));
      while (batch.size() < MAX_BATCH && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
      lock.notifyAll();
      return batch;
    }
  }

  /** False if there is nothing to be written: then nobody writes any more. */
  private boolean isMore() {
    synchronized (lock) {
      if (queue.isEmpty()) {
        writing = false;
        lock.notifyAll();
      }
      return writing;
    }
  }

  /** False if the writer cannot take it, for want of memory or because it has ended. */
  private boolean isLeftToTheWriter() {
    try {
      writer.execute(this::writeOnce);
      return true;
    } catch (Throwable e) {
      LOGGER.atDebug().addKeyValue("problem", e.getMessage()).log("the writer takes no more");
      return false;
    }
  }

  private void write(List<Task<?>> batch) {
    try {
      commit(batch);
    } catch (Throwable e) {
      if (batch.size() == 1) {
        batch.get(0).result.completeExceptionally(e);
      } else {
        // One of them spoils it for the others: each for itself.
        batch.forEach(task -> write(List.of(task)));
      }
      return;
    }
    batch.forEach(Task::complete);
  }

  private void commit(List<Task<?>> batch) throws SQLException {
    if (isOpen) {
      rollBack();
    }
    isOpen = true;
    try {
      for (Task<?> task : batch) {
        task.run();
      }
      connection.commit();
      isOpen = false;
    } catch (Throwable e) {
      rollBack();
      throw e;
    }
  }

  private void rollBack() {
    try {
      connection.rollback();
      isOpen = false;
    } catch (SQLException e) {
      // A full disk, for one, makes SQLite undo it all by itself, and end the transaction.
      begin();
      isOpen = false;
    } finally {
      onRollback.run();
    }
  }

  private void begin() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
    } catch (SQLException e) {
      LOGGER.atDebug().addKeyValue("problem", e.getMessage()).log("no transaction can be begun");
    }
  }

  /** Writes what was handed in, and closes the connection. Twice is harmless. */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      lock.notifyAll();
      awaitRest();
    }
    writer.shutdown();
    try {
      connection.close();
    } catch (SQLException e) {
      LOGGER.atError().setCause(e).log("the ledger did not close well");
    }
  }

  private void awaitRest() {
    if (!writing && !queue.isEmpty()) {
      writing = isLeftToTheWriter();
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
    try {
      while (writing && deadline - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.timedWait(lock, Math.max(1, deadline - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

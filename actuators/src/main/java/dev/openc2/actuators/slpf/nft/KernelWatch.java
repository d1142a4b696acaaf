// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.nft.Tenants.Move;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hears from the kernel which elements come and go, and whether somebody else changes the table:
 * {@code nft monitor}, in a process that is kept. To ask for one element, {@code nft} would read
 * all of them.
 *
 * <p>What is not heard in time may be there all the same, and must be asked for: the process may
 * have begun just now, or have ended. Thread-safe.
 */
final class KernelWatch implements AutoCloseable {

  private final NftProgram nft;
  private final String table;
  private final Object lock = new Object();

  /** Guarded by the lock, as everything below. */
  private @Nullable Process process;

  private Expectation expectation = Expectation.NONE;
  private Runnable listener = () -> {};

  /** How often somebody else may have changed the table, and how much of that was looked into. */
  private long disturbances;

  private long settled;
  private boolean isClosed;

  /** Watches a table, once it is started. */
  KernelWatch(NftProgram nft, String table) {
    this.nft = nft;
    this.table = table;
  }

  /** From now on tells of each time that somebody else may have changed the table. */
  void listen(Runnable newListener) {
    synchronized (lock) {
      listener = newListener;
    }
    if (isDisturbed()) {
      newListener.run();
    }
  }

  /** Begins to watch if it does not yet. */
  void start() {
    synchronized (lock) {
      if (isClosed || (process != null && process.isAlive())) {
        return;
      }
      try {
        Process started = nft.start("-n", "monitor");
        process = started;
        Thread reader = new Thread(() -> read(started), "slpf-nft-monitor");
        reader.setDaemon(true);
        reader.start();
      } catch (PacketFilterException e) {
        process = null;
      }
    }
  }

  private void read(Process watched) {
    Transaction transaction = new Transaction(table);
    try (BufferedReader reader = watched.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Expectation now;
        synchronized (lock) {
          now = expectation;
        }
        if (transaction.hear(line, now) && transaction.isForeign(nft)) {
          disturbed();
        }
      }
    } catch (IOException e) {
      watched.destroyForcibly();
    }
    // It has ended; what happens until another is started is not heard.
    disturbed();
  }

  private void disturbed() {
    Runnable told;
    synchronized (lock) {
      if (isClosed) {
        return;
      }
      disturbances++;
      told = listener;
    }
    told.run();
  }

  /** From now on listens for these moves; false if one of them makes no sound. */
  boolean expect(Map<Place, Move> moves) {
    Expectation next = new Expectation(table, moves);
    synchronized (lock) {
      expectation = next;
    }
    return next.isAudible();
  }

  /** Waits until all that was expected is heard; false if the time is over before. */
  boolean isHeard(long millis) {
    Expectation last;
    synchronized (lock) {
      last = expectation;
      if (process == null || !process.isAlive()) {
        return false;
      }
    }
    return last.isHeard(millis);
  }

  /** True if somebody else may have changed the table, and nobody has looked into it since. */
  boolean isDisturbed() {
    synchronized (lock) {
      return disturbances != settled;
    }
  }

  /** How often somebody else may have changed the table so far. */
  long disturbances() {
    synchronized (lock) {
      return disturbances;
    }
  }

  /** What was heard up to there is put right. */
  void settle(long upTo) {
    synchronized (lock) {
      settled = Math.max(settled, upTo);
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      isClosed = true;
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.nft.Tenants.Move;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hears from the kernel which elements come and go: {@code nft monitor}, in a process that is kept.
 * To ask for one element, {@code nft} would read all of them.
 *
 * <p>What is not heard in time may be there all the same, and must be asked for: the process may
 * have begun just now, or have ended. Thread-safe.
 */
final class KernelWatch implements AutoCloseable {

  private final NftProgram nft;
  private final String prefix;
  private final Object lock = new Object();

  /** Guarded by the lock, as everything below. */
  private @Nullable Process process;

  private @Nullable Awaited awaited;
  private boolean isClosed;

  /** Watches a table, once it is started. */
  KernelWatch(NftProgram nft, String table) {
    this.nft = nft;
    this.prefix = " element inet " + table + " ";
  }

  /** What is to be heard of. */
  private static final class Awaited {

    /** The beginning and a part of each line that is still missing. */
    final List<String[]> missing = new ArrayList<>();

    final CountDownLatch all = new CountDownLatch(1);

    synchronized void hear(String line) {
      missing.removeIf(parts -> line.startsWith(parts[0]) && line.contains(parts[1]));
      if (missing.isEmpty()) {
        all.countDown();
      }
    }
  }

  /** Begins to watch if it does not yet. */
  void start() {
    synchronized (lock) {
      if (isClosed || (process != null && process.isAlive())) {
        return;
      }
      try {
        Process started = nft.start("-n", "monitor", "elements");
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
    try (BufferedReader reader = watched.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Awaited now;
        synchronized (lock) {
          now = awaited;
        }
        if (now != null) {
          now.hear(line);
        }
      }
    } catch (IOException e) {
      // It has ended; the next change starts another.
      watched.destroyForcibly();
    }
  }

  /** From now on listens for these moves; false if one of them makes no sound. */
  boolean expect(Map<Place, Move> moves) {
    Awaited next = new Awaited();
    for (Map.Entry<Place, Move> entry : moves.entrySet()) {
      Move move = entry.getValue();
      String comment = move.after() == null ? move.before() : move.after();
      if (move.isSame() || comment == null) {
        return false;
      }
      next.missing.add(
          new String[] {
            (move.after() == null ? "delete" : "add") + prefix + entry.getKey().setName() + " { ",
            " comment \"" + comment + "\""
          });
    }
    synchronized (lock) {
      awaited = next;
    }
    return true;
  }

  /** Waits until all that was expected is heard; false if the time is over before. */
  boolean isHeard(long millis) {
    Awaited last;
    synchronized (lock) {
      last = awaited;
      if (last == null || process == null || !process.isAlive()) {
        return false;
      }
    }
    try {
      return last.all.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
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

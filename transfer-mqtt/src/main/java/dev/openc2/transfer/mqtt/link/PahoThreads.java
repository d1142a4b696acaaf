// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one Paho client: all daemons, each used once, so that an interrupt that comes too
 * late meets a thread that has ended.
 *
 * <p>Paho connects on a thread that starts three workers with {@link #submit} and polls each with a
 * sleep of 100 ms until it runs: 300 ms for nothing. Here a helper interrupts these sleeps every
 * millisecond, from the first {@code submit} until the connecting thread is done.
 */
final class PahoThreads extends AbstractExecutorService {

  private static final long NUDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final String clientId;
  private final Runnable onCrash;
  private volatile @Nullable Thread connecting;

  /**
   * Threads of a client.
   *
   * @param onCrash told when a worker died of an exception, of which Paho itself tells nobody
   */
  PahoThreads(String clientId, Runnable onCrash) {
    this.clientId = clientId;
    this.onCrash = onCrash;
  }

  @Override
  public void execute(Runnable task) {
    start(
        () -> {
          try {
            task.run();
          } finally {
            connecting = null;
          }
        });
  }

  @Override
  public Future<?> submit(Runnable task) {
    Thread caller = Thread.currentThread();
    if (connecting != caller) {
      connecting = caller;
      start(() -> nudge(caller));
    }
    FutureTask<@Nullable Void> worker = new FutureTask<>(guarded(task), null);
    start(worker);
    return worker;
  }

  private void nudge(Thread sleeper) {
    while (connecting == sleeper && sleeper.isAlive()) {
      LockSupport.parkNanos(NUDGE_NANOS);
      sleeper.interrupt();
    }
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        onCrash.run();
        throw e;
      }
    };
  }

  private void start(Runnable task) {
    DaemonThreads.named("openc2-link-paho " + clientId).newThread(task).start();
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }
}

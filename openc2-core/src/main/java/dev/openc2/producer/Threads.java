// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a Producer's timers run and its listeners are called: executors that were given, or daemon
 * threads of its own.
 *
 * @param timer ends exchanges in time
 * @param listeners calls listeners
 * @param owned those that end with the Producer
 */
record Threads(ScheduledExecutorService timer, Executor listeners, List<ExecutorService> owned)
    implements AutoCloseable {

  private static final long IDLE_SECONDS = 5;

  static Threads of(
      String name, @Nullable ScheduledExecutorService timer, @Nullable Executor listeners) {
    List<ExecutorService> owned = new ArrayList<>();
    return new Threads(
        timer != null ? timer : own(owned, newTimer(name.concat("-timer"))),
        listeners != null
            ? listeners
            : new ListenerThreads(own(owned, newListeners(name.concat("-listener")))),
        owned);
  }

  /** Lets go of the threads that are ours; what was handed to them is still run. */
  @Override
  public void close() {
    owned.forEach(ExecutorService::shutdown);
  }

  private static <E extends ExecutorService> E own(List<ExecutorService> owned, E executor) {
    owned.add(executor);
    return executor;
  }

  private static ScheduledExecutorService newTimer(String name) {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons(name));
    // Most exchanges end before their deadline, and must not be kept until then.
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }

  // As many threads as listeners that block or take their time.
  private static ExecutorService newListeners(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        daemons(name));
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}

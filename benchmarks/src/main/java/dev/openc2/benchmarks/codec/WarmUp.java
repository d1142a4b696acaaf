// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is to be measured until it is compiled. JMH warms up by the clock on the wall, of which
 * a busy machine gives a process any part: this goes by processor time.
 */
final class WarmUp {

  /** The system property with the milliseconds of it; none by default. */
  static final String MILLIS = "openc2.bench.warmUp";

  private static final int AT_A_TIME = 100;

  /** So that no compiler leaves the work away whose outcome nobody looks at. */
  @SuppressWarnings("UnusedVariable")
  private static volatile @Nullable Object last;

  private WarmUp() {}

  /** Runs the side of this process. */
  static void run(Callable<?> ours, Callable<?> jackson) {
    Side side = Side.ofThisProcess();
    if (side != null) {
      run(side == Side.OURS ? ours : jackson);
    }
  }

  private static void run(Callable<?> operation) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end =
        threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(Long.getLong(MILLIS, 0));
    try {
      while (threads.getCurrentThreadCpuTime() < end) {
        for (int i = 0; i < AT_A_TIME; i++) {
          last = operation.call();
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("what is to be measured does not work", e);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What reading an input may cost: 50 ms of the thread's processor time for each 64 KiB begun, and
 * an allocation of 20 times its size and 256 KiB: the buffers that a parser starts with, a hundred
 * faults, and what any message may hold that is too small to hurt.
 *
 * <p>The compiler and other processes disturb a measurement, and only upwards: so the cheapest of
 * several tries counts, and further tries are made only while the budget is exceeded.
 */
record Budget(double millis, long allocated, double maxMillis, long maxAllocated) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TRIES = 15;
  private static final int PART = 64 * 1024;
  private static final double MILLIS_OF_PART = 50;
  private static final double NANOS_OF_MILLI = 1e6;
  private static final int ALLOWANCE = 4 * PART;
  private static final int ALLOCATION_FACTOR = 20;

  /**
   * An instrumented program is slower by so much, and its hooks allocate too: 1 where nothing is
   * instrumented.
   */
  private static final int SLOWNESS = Integer.getInteger("fuzz.slowness", 1);

  /** Runs the task as often as it takes, and says what it cost at best. */
  static Budget of(int size, Runnable task) {
    double maxMillis = SLOWNESS * MILLIS_OF_PART * Math.max(1, (size + PART - 1) / PART);
    long maxAllocated = (long) SLOWNESS * ALLOWANCE + (long) ALLOCATION_FACTOR * size;
    Budget best = new Budget(Double.MAX_VALUE, Long.MAX_VALUE, maxMillis, maxAllocated);
    for (int i = 0; i < TRIES && !best.isKept(); i++) {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long nanos = THREADS.getCurrentThreadCpuTime();
      task.run();
      double millis = (THREADS.getCurrentThreadCpuTime() - nanos) / NANOS_OF_MILLI;
      allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
      best =
          new Budget(
              Math.min(best.millis, millis),
              Math.min(best.allocated, allocated),
              maxMillis,
              maxAllocated);
    }
    return best;
  }

  boolean isKept() {
    return isTimeKept() && allocated <= maxAllocated;
  }

  boolean isTimeKept() {
    return millis <= maxMillis;
  }

  void check() {
    if (!isKept()) {
      throw new AssertionError("too dear: " + this);
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%7.1f of %5.0f ms %9d of %9d KiB%s",
        millis,
        maxMillis,
        allocated / 1024,
        maxAllocated / 1024,
        isKept() ? "" : "  EXCEEDED");
  }
}

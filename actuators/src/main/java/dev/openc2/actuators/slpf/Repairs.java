// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the device right soon after somebody else has changed it. Whoever changes it again and again
 * is answered at growing intervals, and a device that cannot be repaired is given up after a while:
 * until it is changed again. Thread-safe; works on the worker, under the lock of the table.
 */
final class Repairs {

  /** Somebody who loads a set of rules does it in several steps. */
  static final Duration FIRST = Duration.ofMillis(250);

  private static final Logger LOGGER = LoggerFactory.getLogger(Repairs.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** After so long without a look at the device the next one is quick again. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  private static final int MAX_FAILURES = 10;

  private final RuleTable rules;
  private final Enforcement enforcement;
  private final Alarms alarms;
  private final Executor worker;
  private final Object lock = new Object();

  /** Guarded by the lock, as everything below. */
  private @Nullable Future<?> next;

  private @Nullable Future<?> calmingDown;
  private Duration delay = FIRST;
  private int failures;
  private boolean isClosed;

  Repairs(RuleTable rules, Enforcement enforcement, Alarms alarms, Executor worker) {
    this.rules = rules;
    this.enforcement = enforcement;
    this.alarms = alarms;
    this.worker = worker;
  }

  /** Somebody may have changed the device; does not block. */
  void ask() {
    synchronized (lock) {
      if (next == null && !isClosed) {
        next = alarms.after(delay, () -> worker.execute(this::run));
      }
    }
  }

  private void run() {
    synchronized (lock) {
      next = null;
    }
    try {
      synchronized (rules) {
        if (rules.isClosed()) {
          return;
        }
        enforcement.repair(rules.inForce());
      }
      done();
    } catch (PacketFilterException e) {
      failed(e);
    }
  }

  private void done() {
    synchronized (lock) {
      failures = 0;
      slowDown();
    }
  }

  private void failed(PacketFilterException e) {
    boolean isGivenUp;
    synchronized (lock) {
      failures++;
      isGivenUp = failures >= MAX_FAILURES;
      if (isGivenUp) {
        failures = 0;
      }
      slowDown();
    }
    if (isGivenUp) {
      LOGGER
          .atError()
          .addKeyValue("reason", e.getMessage())
          .log("the packet filter cannot be repaired; tried again with the next command");
    } else {
      LOGGER
          .atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("the packet filter is not repaired yet, to be tried again");
      ask();
    }
  }

  // Call with the lock.
  private void slowDown() {
    Duration twice = delay.multipliedBy(2);
    delay = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    if (calmingDown != null) {
      calmingDown.cancel(false);
    }
    calmingDown = isClosed ? null : alarms.after(QUIET, this::speedUp);
  }

  private void speedUp() {
    synchronized (lock) {
      delay = FIRST;
    }
  }

  /** Repairs nothing any more. */
  void close() {
    synchronized (lock) {
      isClosed = true;
      if (next != null) {
        next.cancel(false);
      }
      if (calmingDown != null) {
        calmingDown.cancel(false);
      }
    }
  }
}

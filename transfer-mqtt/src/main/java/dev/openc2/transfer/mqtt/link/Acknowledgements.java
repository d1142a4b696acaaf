// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends PUBACK and PUBREC of one connection in the order in which the publishes arrived (MQTT 5.0
 * §4.6), whatever the order in which the handler acknowledges. Thread-safe.
 */
final class Acknowledgements {

  private final Object lock = new Object();
  // Guarded by lock: what arrived and is not acknowledged on the wire, oldest first.
  private final Deque<Entry> open = new ArrayDeque<>();

  /**
   * Notes an arrival; what is returned acknowledges it and may be run more than once.
   *
   * @param write writes the packet when it is its turn; must not block
   */
  Runnable expect(Runnable write) {
    Entry entry = new Entry(write);
    synchronized (lock) {
      open.add(entry);
    }
    return () -> {
      if (entry.done.compareAndSet(false, true)) {
        flush();
      }
    };
  }

  private void flush() {
    synchronized (lock) {
      for (Entry head = open.peek(); head != null && head.done.get(); head = open.peek()) {
        open.remove();
        head.write.run();
      }
    }
  }

  private static final class Entry {
    private final Runnable write;
    private final AtomicBoolean done = new AtomicBoolean();

    private Entry(Runnable write) {
      this.write = write;
    }
  }
}

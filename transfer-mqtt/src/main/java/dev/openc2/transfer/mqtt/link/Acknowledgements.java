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

  /** Writes the packet; must not block. */
  @FunctionalInterface
  interface Writer {
    void acknowledge(int packetId, int qos);
  }

  private final Object lock = new Object();
  private final Writer writer;
  // Guarded by lock: what arrived and is not acknowledged on the wire, oldest first.
  private final Deque<Entry> open = new ArrayDeque<>();

  Acknowledgements(Writer writer) {
    this.writer = writer;
  }

  /** Notes an arrival; what is returned acknowledges it and may be run more than once. */
  Runnable expect(int packetId, int qos) {
    Entry entry = new Entry(packetId, qos);
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
        writer.acknowledge(head.packetId, head.qos);
      }
    }
  }

  private static final class Entry {
    private final int packetId;
    private final int qos;
    private final AtomicBoolean done = new AtomicBoolean();

    private Entry(int packetId, int qos) {
      this.packetId = packetId;
      this.qos = qos;
    }
  }
}

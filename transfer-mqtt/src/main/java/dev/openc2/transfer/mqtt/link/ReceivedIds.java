// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.BitSet;

/**
 * The packet identifiers of QoS 2 publishes that we took over (PUBREC) and the broker has not
 * released yet (PUBREL): a PUBLISH with one of them is a repetition. Outlives connections, as the
 * session does. Thread-safe.
 */
final class ReceivedIds {

  private final BitSet ids = new BitSet();

  synchronized void add(int id) {
    ids.set(id);
  }

  synchronized boolean contains(int id) {
    return ids.get(id);
  }

  synchronized void release(int id) {
    ids.clear(id);
  }

  synchronized void clear() {
    ids.clear();
  }
}

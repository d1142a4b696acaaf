// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The packet identifiers of QoS 2 publishes that we took over (PUBREC) and the broker has not
 * released yet (PUBREL): a PUBLISH with one of them is a repetition. Outlives connections, as the
 * session does. Thread-safe.
 *
 * <p>A handler may acknowledge when the session is gone or the identifier stands for another
 * publish already, which must not pass for a repetition then: only the latest arrival counts.
 */
final class ReceivedIds {

  /** One PUBLISH as it arrived, told apart from others with its identifier. */
  static final class Arrival {
    private final int id;

    private Arrival(int id) {
      this.id = id;
    }
  }

  private final BitSet ids = new BitSet();
  // What is handed over and not taken over; at most one for each of the 65535 identifiers.
  private final Map<Integer, Arrival> open = new HashMap<>();

  /** Notes a PUBLISH that is no repetition. */
  synchronized Arrival arrived(int id) {
    Arrival arrival = new Arrival(id);
    open.put(id, arrival);
    return arrival;
  }

  /** We took it over; ignored when the identifier is not its own any more. */
  synchronized void add(Arrival arrival) {
    if (open.remove(arrival.id, arrival)) {
      ids.set(arrival.id);
    }
  }

  synchronized boolean contains(int id) {
    return ids.get(id);
  }

  synchronized void release(int id) {
    ids.clear(id);
    open.remove(id);
  }

  /** The broker forgot the session. */
  synchronized void clear() {
    ids.clear();
    open.clear();
  }
}

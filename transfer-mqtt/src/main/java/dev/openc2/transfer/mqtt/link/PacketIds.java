// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * The packet identifiers of what we send, 1..65535. They outlive connections, as the session does:
 * a broker that resumes it would take a reused identifier of an unfinished QoS 2 publish for a
 * repetition and swallow the message.
 *
 * <p>Confined to whoever has the link's turn.
 */
final class PacketIds {

  private static final int MAX = 65_535;

  private final BitSet used = new BitSet();
  private int last;

  /**
   * Nothing in use.
   *
   * @param random where to begin: a process that resumes an earlier one's session would begin with
   *     the identifiers of its unfinished publishes otherwise
   */
  PacketIds(RandomGenerator random) {
    last = random.nextInt(MAX);
  }

  /** A free identifier. At most 65535 may be in use, which every caller's own bound keeps. */
  int take() {
    int id = used.nextClearBit(last == MAX ? 1 : last + 1);
    if (id > MAX) {
      id = used.nextClearBit(1);
    }
    if (id > MAX) {
      throw new IllegalStateException("all packet identifiers are in use");
    }
    used.set(id);
    last = id;
    return id;
  }

  boolean exhausted() {
    return used.cardinality() >= MAX;
  }

  void release(int id) {
    used.clear(id);
  }

  /** The broker forgot the session, and all identifiers with it. */
  void releaseAll() {
    used.clear();
  }
}

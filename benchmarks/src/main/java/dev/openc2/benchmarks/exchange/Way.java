// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;

/** How a question gets to the other side and its answer back. */
enum Way {
  /** Two clients of Paho that do nothing else: what the others are compared with. */
  RAW("raw Paho"),
  /** A Producer and a Consumer that remembers Commands in memory. */
  MEMORY("ours"),
  /** A Consumer that notes Commands down, as {@code oc2d} does with a state directory. */
  JOURNAL("ours, with a ledger on disk"),
  /** The same, so that it survives a loss of power. */
  SYNCED("ours, with a ledger on disk and fsync");

  private final String title;

  Way(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The device of this way: several ways share a broker. */
  DeviceId device() {
    return DeviceId.of("fw-" + name());
  }

  /** Who asks it. */
  ProducerId producer() {
    return ProducerId.of("soc-" + name());
  }
}

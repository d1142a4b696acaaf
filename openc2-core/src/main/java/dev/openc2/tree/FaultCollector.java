// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import java.util.ArrayList;
import java.util.List;

/** Goes on after a fault, so that a document's author hears of all of them at once. */
final class FaultCollector {

  /** Enough for a person; a hostile document must not make us write a book. */
  private static final int MAX_FAULTS = 100;

  private final List<Fault> faults = new ArrayList<>(0);

  void attempt(Runnable reading) {
    try {
      reading.run();
    } catch (InvalidMessageException e) {
      for (Fault fault : e.faults()) {
        add(fault);
      }
    }
  }

  void add(Fault fault) {
    if (!isFull()) {
      faults.add(fault);
    }
  }

  /** True if further faults would be dropped: then looking for them is a waste. */
  boolean isFull() {
    return faults.size() >= MAX_FAULTS;
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new InvalidMessageException(faults);
    }
  }
}

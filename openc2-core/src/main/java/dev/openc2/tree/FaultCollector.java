// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes on after a fault, so that a document's author hears of all of them at once. Not thread-safe.
 */
public final class FaultCollector {

  /** Enough for a person; a hostile document must not make us write a book. */
  private static final int MAX_FAULTS = 100;

  // Nearly always there is none.
  private List<Fault> faults = List.of();

  /** An empty collection. */
  public FaultCollector() {}

  /** Runs it, and collects its faults. */
  public void attempt(Runnable reading) {
    try {
      reading.run();
    } catch (InvalidMessageException e) {
      addAll(e);
    }
  }

  /** Adds the faults of an exception. */
  public void addAll(InvalidMessageException e) {
    e.faults().forEach(this::add);
  }

  /** Adds a fault, unless there are enough. */
  public void add(Fault fault) {
    if (faults.isEmpty()) {
      faults = new ArrayList<>();
    }
    if (!isFull()) {
      faults.add(fault);
    }
  }

  /** True if further faults would be dropped: then looking for them is a waste. */
  public boolean isFull() {
    return faults.size() >= MAX_FAULTS;
  }

  /** Throws what was collected, if there is any. */
  public void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new InvalidMessageException(faults);
    }
  }
}

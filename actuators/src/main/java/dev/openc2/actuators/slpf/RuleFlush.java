// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Removes all rules of a device from outside of the program that has them, if one runs. */
public final class RuleFlush {

  private RuleFlush() {}

  /**
   * Asks the program that has the store, or else takes the store and does it.
   *
   * @param directory that of the store
   * @param filter makes the filter of the device, where nobody has the store; it is closed
   * @return how many rules there were
   * @throws PacketFilterException if that fails; the rules are what they were before, unless it
   *     says that this is not known
   */
  public static int run(Path directory, Supplier<PacketFilter> filter) {
    OptionalInt obeyed = RuleOrders.flush(directory);
    if (obeyed.isPresent()) {
      return obeyed.getAsInt();
    }
    RuleStore store = RuleStore.in(directory);
    try (Enforcement enforcement = new Enforcement(filter.get(), store)) {
      return enforcement.flush();
    } finally {
      store.close();
    }
  }
}

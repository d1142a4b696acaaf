// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.Set;

/**
 * In what the rules of a device were different from those that were meant to be in force.
 *
 * @param missing the rules that the device did not have
 * @param foreign what it had in their place and nobody asked for, as the device calls it
 */
public record Drift(Set<RuleNumber> missing, Set<String> foreign) {

  /** No difference. */
  public static final Drift NONE = new Drift(Set.of(), Set.of());

  /** Copies the sets. */
  public Drift {
    missing = Set.copyOf(missing);
    foreign = Set.copyOf(foreign);
  }

  /** True if there was no difference. */
  public boolean isNone() {
    return missing.isEmpty() && foreign.isEmpty();
  }
}

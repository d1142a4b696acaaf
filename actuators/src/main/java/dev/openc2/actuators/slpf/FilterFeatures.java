// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a packet filter can enforce; the rest is answered with 501 (slpf v1.0 §2.3.1).
 *
 * @param targets names of the targets that its rules can have, some of the four of the profile
 * @param directions the directions that it can tell apart
 * @param dropProcesses what it can do with a denied packet
 * @param persistence whether it tells rules that outlive a restart of the device from those that do
 *     not
 */
public record FilterFeatures(
    Set<String> targets,
    Set<Direction> directions,
    Set<DropProcess> dropProcesses,
    boolean persistence) {

  /** Everything that the profile knows. */
  public static final FilterFeatures ALL =
      new FilterFeatures(
          new LinkedHashSet<>(SlpfWords.ADDRESS_TARGETS),
          EnumSet.allOf(Direction.class),
          EnumSet.allOf(DropProcess.class),
          true);

  /** Copies the sets and checks the names. */
  public FilterFeatures {
    targets = Set.copyOf(targets);
    directions = Set.copyOf(directions);
    dropProcesses = Set.copyOf(dropProcesses);
    if (!SlpfWords.ADDRESS_TARGETS.containsAll(targets)) {
      throw new IllegalArgumentException(
          "targets: " + targets + " is more than " + SlpfWords.ADDRESS_TARGETS);
    }
  }
}

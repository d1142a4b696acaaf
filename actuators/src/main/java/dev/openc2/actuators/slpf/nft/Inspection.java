// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.Drift;
import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.nft.Listing.Mark;
import dev.openc2.actuators.slpf.nft.Tenants.Move;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The table as the kernel has it, held against what it should be.
 *
 * @param layout what we make of the table
 * @param listing what the kernel has
 */
record Inspection(Layout layout, Listing listing) {

  /** The names of the sets that there are. */
  Set<String> sets() {
    return listing.sets();
  }

  /** These rules at their places, those as holders that have an element there already. */
  Tenants tenants(Collection<FilterRule> rules) {
    return Tenants.of(rules, listing.elements()::containsKey);
  }

  /** Throws {@link PacketFilterException} if the table is somebody else's. */
  void checkIsOurs() {
    if (listing.isOfSomebodyElse()) {
      throw new PacketFilterException(
          "the table " + layout.name() + " has rules and none of ours: it is somebody else's");
    }
    if (!layout.owner().isEmpty()
        && listing.owners().stream().anyMatch(owner -> !owner.equals(layout.owner()))) {
      throw new PacketFilterException(
          "the table %s belongs to an oc2d with another device id or state directory: give each its"
                  .formatted(layout.name())
              + " own table, or, if that one is gone, remove it (nft delete table %s)"
                  .formatted(layout.name()));
    }
  }

  /** True if it is exactly as it should be. */
  boolean agrees(Tenants wanted) {
    Drift drift = drift(wanted);
    return drift.isNone() && !drift.isFrameBroken();
  }

  /** What is different. */
  Drift drift(Tenants wanted) {
    Set<RuleNumber> missing = new HashSet<>();
    Set<Mark> foreign = new LinkedHashSet<>(listing.elements().keySet());
    wanted
        .elements()
        .forEach(
            (place, comment) -> {
              if (!foreign.remove(new Mark(place.setName(), comment))) {
                wanted.at(place).forEach(rule -> missing.add(rule.number()));
              }
            });
    Set<String> names = new LinkedHashSet<>();
    foreign.forEach(mark -> names.add(mark.set() + ": " + mark.comment()));
    return new Drift(missing, names, !isFramed(wanted));
  }

  /**
   * Whether the chains and what looks at the sets are as we make them, and nothing else is there.
   */
  private boolean isFramed(Tenants wanted) {
    Map<String, Integer> rules = new HashMap<>(listing.rules());
    Integer marks = rules.remove(layout.mark());
    if (marks == null || marks != layout.marks()) {
      return false;
    }
    for (Place place : wanted.elements().keySet()) {
      Integer lookUps = rules.get(place.setName());
      if (lookUps == null || lookUps != Layout.lookUps(place.shape())) {
        return false;
      }
    }
    return listing.sets().containsAll(rules.keySet());
  }

  /** True if what a change was to bring is there, and what it was to take away is not. */
  boolean has(Map<Place, Move> moves) {
    return moves.entrySet().stream()
        .allMatch(
            move -> {
              String set = move.getKey().setName();
              return move.getValue()
                  .isDone(comment -> listing.elements().containsKey(new Mark(set, comment)));
            });
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.RuleChange;
import dev.openc2.actuators.slpf.RuleNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which rules stand at which place. Those of one place share one element, which has the name of one
 * of them, its holder; when that goes, another takes it over.
 */
final class Tenants {

  private static final int MAX_OWNER = 40;

  private final Map<RuleNumber, FilterRule> rules = new HashMap<>();

  /** The first of each list is the holder. */
  private final Map<Place, List<FilterRule>> places = new HashMap<>();

  /**
   * What happens at one place.
   *
   * @param before the comment of its element, or null if there is none
   * @param after what it is to be
   */
  record Move(@Nullable String before, @Nullable String after) {

    boolean isSame() {
      return before != null && before.equals(after);
    }

    /**
     * True if what was to come is there, or else if what was to go is not.
     *
     * @param isThere whether the kernel has an element of that comment at the place
     */
    boolean isDone(Predicate<String> isThere) {
      return after == null ? before == null || !isThere.test(before) : isThere.test(after);
    }
  }

  /** Those of these rules; of several at one place one that is preferred becomes the holder. */
  static Tenants of(Collection<FilterRule> rules, Predicate<Listing.Mark> isPreferred) {
    Tenants tenants = new Tenants();
    rules.stream().sorted(FilterRule.EVALUATION_ORDER).forEach(tenants::add);
    tenants.places.forEach(
        (place, there) -> {
          for (int i = 1; i < there.size(); i++) {
            if (isPreferred.test(new Listing.Mark(place.setName(), comment(there.get(i))))) {
              there.add(0, there.remove(i));
              return;
            }
          }
        });
    return tenants;
  }

  private void add(FilterRule rule) {
    rules.put(rule.number(), rule);
    places.computeIfAbsent(Place.of(rule), place -> new ArrayList<>(1)).add(rule);
  }

  /** What says whose an element is: number, fingerprint and Producer. */
  static String comment(FilterRule rule) {
    String owner = rule.owner() == null ? "-" : rule.owner().replaceAll("[^A-Za-z0-9._:@/-]", "?");
    return rule.number()
        + " "
        + rule.fingerprint()
        + " "
        + owner.substring(0, Math.min(owner.length(), MAX_OWNER));
  }

  Set<RuleNumber> numbers() {
    return rules.keySet();
  }

  Collection<FilterRule> rules() {
    return rules.values();
  }

  /** The places with the comment that each element has. */
  Map<Place, String> elements() {
    Map<Place, String> elements = new LinkedHashMap<>();
    places.forEach((place, there) -> elements.put(place, comment(there.get(0))));
    return elements;
  }

  /** The rules at a place. */
  List<FilterRule> at(Place place) {
    return places.getOrDefault(place, List.of());
  }

  /** What a change moves; it is not made yet. */
  Map<Place, Move> moves(RuleChange change) {
    Map<Place, List<FilterRule>> after = new LinkedHashMap<>();
    for (RuleNumber number : change.removed()) {
      FilterRule rule = rules.get(number);
      if (rule != null) {
        Place place = Place.of(rule);
        after.computeIfAbsent(place, p -> new ArrayList<>(at(p))).remove(rule);
      }
    }
    for (FilterRule rule : change.added()) {
      Place place = Place.of(rule);
      after.computeIfAbsent(place, p -> new ArrayList<>(at(p))).add(rule);
    }
    Map<Place, Move> moves = new LinkedHashMap<>();
    after.forEach((place, there) -> moves.put(place, new Move(holder(at(place)), holder(there))));
    return moves;
  }

  private static @Nullable String holder(List<FilterRule> there) {
    return there.isEmpty() ? null : comment(there.get(0));
  }

  /** Makes a change. */
  void make(RuleChange change) {
    for (RuleNumber number : change.removed()) {
      FilterRule rule = rules.remove(number);
      if (rule != null) {
        places.computeIfPresent(
            Place.of(rule),
            (place, there) -> {
              there.remove(rule);
              return there.isEmpty() ? null : there;
            });
      }
    }
    change.added().forEach(this::add);
  }

  /** The rules as they are after a change, which is not made yet. */
  List<FilterRule> after(RuleChange change) {
    List<FilterRule> after = new ArrayList<>(rules.values());
    after.removeIf(rule -> change.removed().contains(rule.number()));
    after.addAll(change.added());
    return after;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.RuleSurvey;
import dev.openc2.actuators.slpf.RuleSurvey.Foreign;
import dev.openc2.actuators.slpf.StoredRule;
import dev.openc2.actuators.slpf.SurveyedRule;
import dev.openc2.actuators.slpf.SurveyedRule.Presence;
import dev.openc2.actuators.slpf.Traffic;
import dev.openc2.actuators.slpf.nft.Listing.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kernel's table beside the rules of a store. */
final class Comparison {

  private final Listing listing;
  private final List<StoredRule> stored;

  /** How the element of each place is known that is wanted. */
  private final Map<Place, Mark> marks = new HashMap<>();

  Comparison(Listing listing, List<StoredRule> stored) {
    this.listing = listing;
    this.stored = stored;
    Tenants.of(
            stored.stream().filter(rule -> rule.start() == null).map(StoredRule::rule).toList(),
            listing.elements()::containsKey)
        .elements()
        .forEach((place, comment) -> marks.put(place, new Mark(place.setName(), comment)));
  }

  /**
   * What agrees and what does not.
   *
   * @param layout how our table is; its priority and interfaces do not matter
   */
  RuleSurvey survey(Layout layout) {
    boolean isFramed = layoutRules() == layout.marks();
    List<SurveyedRule> rules = new ArrayList<>();
    for (StoredRule rule : stored) {
      if (rule.start() != null) {
        rules.add(new SurveyedRule(rule, Presence.WAITING, null));
        continue;
      }
      Place place = Place.of(rule.rule());
      Traffic traffic = listing.elements().get(marks.get(place));
      boolean isMet = isFramed && traffic != null && isLookedAt(place);
      rules.add(new SurveyedRule(rule, isMet ? Presence.IN_FORCE : Presence.MISSING, traffic));
    }
    return new RuleSurvey(rules, foreign(), null);
  }

  private int layoutRules() {
    return listing.rules().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(Layout.MARK))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private boolean isLookedAt(Place place) {
    return Layout.lookUps(place.shape()) == listing.rules().getOrDefault(place.setName(), 0);
  }

  private List<Foreign> foreign() {
    Map<Mark, Traffic> elements = new HashMap<>(listing.elements());
    marks.values().forEach(elements::remove);
    List<Foreign> foreign = new ArrayList<>();
    elements.forEach(
        (mark, traffic) ->
            foreign.add(new Foreign("element of " + mark.set(), mark.comment(), traffic)));
    Set<String> known = new HashSet<>(listing.sets());
    listing
        .rules()
        .forEach(
            (comment, count) -> {
              if (!comment.startsWith(Layout.MARK) && !known.contains(comment)) {
                foreign.add(new Foreign("rule of a chain", comment, null));
              }
            });
    foreign.sort(Comparator.comparing(Foreign::place).thenComparing(Foreign::name));
    return foreign;
  }
}

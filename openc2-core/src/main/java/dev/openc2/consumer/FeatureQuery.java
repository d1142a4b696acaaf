// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Extensions;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.profile.LanguageRules;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.tree.Language;
import dev.openc2.value.Feature;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers {@code query features} for the whole Consumer (oc2ls v1.0 §4.1). */
final class FeatureQuery {

  private final List<String> versions;
  private final List<Nsid> profiles;
  private final Pairs pairs;
  private final Map<Nsid, Pairs> profilePairs;
  private final @Nullable Double rateLimit;

  /**
   * Makes the answers.
   *
   * @param language what is spoken: 2.0 beside 1.0, which everybody can ask in; in 2.0 the pairs of
   *     each profile stand apart as well
   * @param pairsByProfile what is offered, in the order of the actuators
   * @param common pairs of no profile
   * @param rateLimit the limit that is enforced, or null if there is none
   */
  FeatureQuery(
      Language language,
      Map<Nsid, Pairs> pairsByProfile,
      Pairs common,
      @Nullable Double rateLimit) {
    this.versions =
        Arrays.stream(Language.values())
            .filter(spoken -> spoken.compareTo(language) <= 0)
            .map(Language::version)
            .toList();
    this.profiles = List.copyOf(pairsByProfile.keySet());
    Pairs all = common.and(Pairs.builder().add(Action.QUERY, FeaturesTarget.NAME).build());
    for (Pairs some : pairsByProfile.values()) {
      all = all.and(some);
    }
    this.pairs = all;
    this.profilePairs =
        language == Language.V1_0
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(pairsByProfile));
    this.rateLimit = rateLimit;
  }

  /** What is asked for in one Response; throws if there is an argument that must not be there. */
  Response answer(Command command) {
    LanguageRules.checkFeatureQuery(command, true);
    Set<Feature> asked = ((FeaturesTarget) command.target()).features();
    Results results =
        new Results(
            asked.contains(Feature.VERSIONS) ? versions : null,
            asked.contains(Feature.PROFILES) ? profiles : null,
            asked.contains(Feature.PAIRS) ? pairs : null,
            asked.contains(Feature.RATE_LIMIT) ? rateLimit : null,
            Extensions.NONE,
            null,
            asked.contains(Feature.PAIRS) ? profilePairs : Map.of());
    return results.isEmpty() ? Response.of(StatusCode.OK) : Response.ok(results);
  }
}

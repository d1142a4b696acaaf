// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extensions;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.message.Results;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.value.Feature;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers {@code query features} for the whole Consumer (oc2ls v1.0 §4.1). */
final class FeatureQuery {

  private static final List<String> VERSIONS = List.of("1.0");

  private final List<Nsid> profiles;
  private final Pairs pairs;
  private final @Nullable Double rateLimit;

  /**
   * Makes the answers.
   *
   * @param rateLimit the limit that is enforced, or null if there is none
   */
  FeatureQuery(List<Nsid> profiles, Pairs pairs, @Nullable Double rateLimit) {
    this.profiles = List.copyOf(profiles);
    this.pairs = pairs.and(Pairs.builder().add(Action.QUERY, FeaturesTarget.NAME).build());
    this.rateLimit = rateLimit;
  }

  /** What is asked for in one Response; throws if there is an argument that must not be there. */
  Response answer(Command command) {
    checkArgs(command.args());
    Set<Feature> asked = ((FeaturesTarget) command.target()).features();
    Results results =
        new Results(
            asked.contains(Feature.VERSIONS) ? VERSIONS : null,
            asked.contains(Feature.PROFILES) ? profiles : null,
            asked.contains(Feature.PAIRS) ? pairs : null,
            asked.contains(Feature.RATE_LIMIT) ? rateLimit : null,
            Extensions.NONE,
            null);
    return results.isEmpty() ? Response.of(StatusCode.OK) : Response.ok(results);
  }

  /** With any other argument it must not be answered with 200 (oc2ls v1.0 §4.1). */
  private static void checkArgs(Args args) {
    if (!args.areOnly(ResponseRequested.COMPLETE) && !args.areOnly(ResponseRequested.NONE)) {
      throw new OpenC2Exception(
          StatusCode.BAD_REQUEST,
          "query features takes no argument but response_requested: complete");
    }
  }
}

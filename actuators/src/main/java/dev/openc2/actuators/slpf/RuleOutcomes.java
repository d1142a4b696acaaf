// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.value.StatusCode;
import org.jspecify.annotations.Nullable;

/** What is answered to Commands about rules, be it done or refused (slpf v1.0 §2.3). */
final class RuleOutcomes {

  private RuleOutcomes() {}

  /** A rule is in force. */
  static Response answer(RuleNumber number) {
    return Response.ok(Results.of(new SlpfResults(number)));
  }

  /**
   * The program stops, and the next one will see to it. There is no later answer, so it tells the
   * number now.
   */
  static Response kept(RuleNumber number) {
    return new Response(
        StatusCode.PROCESSING.code(),
        "the device stops; rule " + number + " is kept and begins in time",
        Results.of(new SlpfResults(number)));
  }

  static Response keptDeletion(RuleNumber number) {
    return Response.of(
        StatusCode.PROCESSING,
        "the device stops; the deletion of rule " + number + " is kept and done in time");
  }

  /** What a Command of an earlier run has come to. */
  static Response answer(StoreEntry.Done outcome, boolean isAddition) {
    if (outcome.number() != null) {
      return answer(outcome.number());
    }
    return isAddition
        ? Response.of(StatusCode.INTERNAL_ERROR, SlpfTexts.RULE_NOT_UPDATED)
        : Response.of(StatusCode.OK);
  }

  static OpenC2Exception forbidden(String sentence) {
    return new OpenC2Exception(StatusCode.FORBIDDEN, sentence);
  }

  static OpenC2Exception closing() {
    return new OpenC2Exception(StatusCode.SERVICE_UNAVAILABLE, "the packet filter shuts down");
  }

  static OpenC2Exception notUpdated(@Nullable Throwable cause) {
    return new OpenC2Exception(StatusCode.INTERNAL_ERROR, SlpfTexts.RULE_NOT_UPDATED, cause);
  }

  static OpenC2Exception notRemoved(@Nullable Throwable cause) {
    return new OpenC2Exception(StatusCode.INTERNAL_ERROR, SlpfTexts.RULE_NOT_REMOVED, cause);
  }
}

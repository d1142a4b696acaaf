// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.message.ResponseRequested;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.ResponderState;
import java.util.ArrayList;
import java.util.List;

/** The last sentence on an exchange. */
final class Summary {

  private Summary() {}

  /** One line for a person: who did what, and why nothing more comes. */
  static String of(Outcome outcome) {
    boolean forgotten =
        outcome.command().args().effectiveResponse() == ResponseRequested.NONE
            && outcome.missing().isEmpty();
    String counts = forgotten ? "sent; no answer was asked for" : counts(outcome);
    return switch (outcome.ending()) {
      case COMPLETE -> counts;
      case NOBODY_LISTENS -> outcome.responders().isEmpty() ? "nobody listens there" : counts;
      case DEADLINE -> counts + "; the time is up";
      case CANCELLED -> counts + "; interrupted";
      case CLOSED -> counts + "; the connection is gone";
    };
  }

  private static String counts(Outcome outcome) {
    List<String> parts = new ArrayList<>();
    for (ResponderState state : ResponderState.values()) {
      long count = outcome.responders().stream().filter(each -> each.state() == state).count();
      if (count > 0) {
        parts.add(count + " " + state.wireName().replace('_', ' '));
      }
    }
    return parts.isEmpty() ? "nobody answered" : String.join(", ", parts);
  }
}

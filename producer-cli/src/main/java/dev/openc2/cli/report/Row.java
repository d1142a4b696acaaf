// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.message.Response;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;
import dev.openc2.producer.ResponderState;
import dev.openc2.value.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One responder as a person reads it; every text is fit for a terminal.
 *
 * @param device its id
 * @param state what became of the Command there, with the status
 * @param time how long it took, or empty
 * @param answer what it said
 */
record Row(String device, String state, String time, String answer) {

  private static final int MAX_DEVICE = 64;
  private static final int MAX_TEXT = 400;
  private static final String GAP = "  ";
  private static final int STATE_WIDTH = "unintelligible".length();
  private static final int TIME_WIDTH = "10000 ms".length();

  static Row of(Responder responder, ContentText text) {
    Response response = responder.response();
    Duration after = responder.after();
    String state = responder.state().wireName().replace('_', ' ');
    return new Row(
        Printable.cut(responder.device(), MAX_DEVICE),
        response == null ? state : state + " " + response.status(),
        after == null ? "" : after.toMillis() + " ms",
        answer(response, responder.problem(), text));
  }

  /** The responders of an exchange without those that stayed silent because nothing was asked. */
  static List<Responder> worthTelling(Outcome outcome) {
    Set<String> missing = Set.copyOf(outcome.missing());
    return outcome.responders().stream()
        .filter(each -> each.state() != ResponderState.SILENT || missing.contains(each.device()))
        .toList();
  }

  private static String answer(
      @Nullable Response response, @Nullable String problem, ContentText text) {
    StringBuilder answer = new StringBuilder();
    if (problem != null) {
      answer.append(Printable.cut(problem, MAX_TEXT));
    }
    if (response != null && response.statusText() != null) {
      separate(answer).append(Printable.cut(response.statusText(), MAX_TEXT));
    }
    if (response != null && response.results() != null) {
      separate(answer).append(results(response, text));
    }
    return answer.toString();
  }

  private static StringBuilder separate(StringBuilder text) {
    return text.isEmpty() ? text : text.append(GAP);
  }

  private static String results(Response response, ContentText text) {
    Object results = text.tree(response) instanceof Map<?, ?> tree ? tree.get("results") : null;
    return results == null ? "" : ContentText.line(results);
  }

  /** The row as a line whose first column has at least that many characters. */
  String line(int deviceWidth) {
    String line =
        pad(device, deviceWidth)
            + GAP
            + pad(state, STATE_WIDTH)
            + GAP
            + padLeft(time)
            + GAP
            + answer;
    return line.stripTrailing();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String padLeft(String text) {
    return " ".repeat(Math.max(0, TIME_WIDTH - text.length())) + text;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.message.ResponseRequested;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one document of {@code -o json}. */
final class JsonReport {

  private final ContentText text;

  JsonReport(ContentText text) {
    this.text = text;
  }

  /** One line of JSON; every key is always there, null where nothing is known. */
  String of(Outcome outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("request_id", outcome.requestId().value());
    document.put("command", text.tree(outcome.command()));
    document.put("responders", responders(outcome).stream().map(this::responder).toList());
    document.put("missing", List.copyOf(outcome.missing()));
    document.put("outcome", outcome.ending().wireName());
    return ContentText.line(document);
  }

  /** Who was not to answer is not silent: nothing is told of those that got the Command. */
  private static List<Responder> responders(Outcome outcome) {
    boolean asked = outcome.command().args().effectiveResponse() != ResponseRequested.NONE;
    return asked ? outcome.responders() : Row.worthTelling(outcome);
  }

  private Map<String, @Nullable Object> responder(Responder responder) {
    var response = responder.response();
    Duration after = responder.after();
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("device", responder.device());
    tree.put("state", responder.state().wireName());
    tree.put("status", response == null ? null : (long) response.status());
    tree.put("response", response == null ? null : text.tree(response));
    tree.put("millis", after == null ? null : after.toMillis());
    if (responder.problem() != null) {
      tree.put("problem", responder.problem());
    }
    return tree;
  }
}

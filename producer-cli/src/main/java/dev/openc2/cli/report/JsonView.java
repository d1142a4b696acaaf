// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;
import java.io.PrintWriter;

/** One document at the end. */
final class JsonView implements ExchangeView {

  private final PrintWriter out;
  private final JsonReport report;

  JsonView(PrintWriter out, ContentText text) {
    this.out = out;
    this.report = new JsonReport(text);
  }

  @Override
  public void changed(Responder responder) {}

  @Override
  public void finished(Outcome outcome) {
    out.println(report.of(outcome));
    out.flush();
  }
}

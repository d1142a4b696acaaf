// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A line for each change, as it happens; at the end those that were not told before. */
final class LineView implements ExchangeView {

  private final PrintWriter out;
  private final ContentText text;
  private final Map<String, Responder> told = new HashMap<>();
  private int deviceWidth;

  LineView(PrintWriter out, ContentText text, int deviceWidth) {
    this.out = out;
    this.text = text;
    this.deviceWidth = deviceWidth;
  }

  @Override
  public void changed(Responder responder) {
    told.put(responder.device(), responder);
    Row row = Row.of(responder, text);
    deviceWidth = Math.max(deviceWidth, row.device().length());
    out.println(row.line(deviceWidth));
    out.flush();
  }

  @Override
  public void finished(Outcome outcome) {
    for (Responder responder : Row.worthTelling(outcome)) {
      // Mostly the very same object: Java makes a record's equals when it is first called.
      if (!Objects.equals(responder, told.get(responder.device()))) {
        changed(responder);
      }
    }
  }
}

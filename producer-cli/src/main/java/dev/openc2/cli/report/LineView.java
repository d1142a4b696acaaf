// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;
import java.io.PrintWriter;

/** A line for each change, as it happens. */
final class LineView implements ExchangeView {

  private final PrintWriter out;
  private final ContentText text;
  private int deviceWidth;

  LineView(PrintWriter out, ContentText text, int deviceWidth) {
    this.out = out;
    this.text = text;
    this.deviceWidth = deviceWidth;
  }

  @Override
  public void changed(Responder responder) {
    Row row = Row.of(responder, text);
    deviceWidth = Math.max(deviceWidth, row.device().length());
    out.println(row.line(deviceWidth));
    out.flush();
  }

  @Override
  public void finished(Outcome outcome) {}
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;
import dev.openc2.value.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that is drawn anew at each change. While it lives it is no wider and no higher than a
 * small terminal, so that the cursor finds back to its first line; the last drawing is whole.
 */
final class LiveTable implements ExchangeView {

  private static final int MAX_WIDTH = 79;
  private static final int MAX_LINES = 20;

  private final PrintWriter out;
  private final ContentText text;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private int drawn;

  LiveTable(PrintWriter out, ContentText text, List<String> devices) {
    this.out = out;
    this.text = text;
    devices.forEach(device -> rows.put(device, waiting(device)));
    draw();
  }

  private static Row waiting(String device) {
    return new Row(Printable.cut(device, Printable.MAX_LENGTH), "…", "", "");
  }

  @Override
  public void changed(Responder responder) {
    rows.put(responder.device(), Row.of(responder, text));
    draw();
  }

  @Override
  public void finished(Outcome outcome) {
    rows.clear();
    Row.worthTelling(outcome).forEach(each -> rows.put(each.device(), Row.of(each, text)));
    erase();
    lines().forEach(out::println);
    out.flush();
  }

  private void draw() {
    erase();
    List<String> lines = lines();
    int shown = Math.min(lines.size(), MAX_LINES);
    lines.subList(0, shown).forEach(line -> out.println(Printable.cut(line, MAX_WIDTH)));
    drawn = shown;
    if (lines.size() > shown) {
      out.println("… and " + (lines.size() - shown) + " more");
      drawn++;
    }
    out.flush();
  }

  private void erase() {
    if (drawn > 0) {
      // Cursor up, erase below.
      out.print("\u001b[" + drawn + "A\u001b[J");
    }
    drawn = 0;
  }

  private List<String> lines() {
    int width = rows.values().stream().mapToInt(row -> row.device().length()).max().orElse(0);
    List<String> lines = new ArrayList<>(rows.size());
    rows.values().forEach(row -> lines.add(row.line(width)));
    return lines;
  }
}

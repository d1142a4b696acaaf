// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;
import java.io.PrintWriter;
import java.util.List;

/** Chooses how to show an exchange. */
public final class Views {

  private Views() {}

  /** One document on the standard output and nothing else. */
  public static ExchangeView json(PrintWriter out, ContentText text) {
    return new JsonView(out, text);
  }

  /**
   * What a person reads: a live table on a terminal, else a line for each change; a summary on the
   * standard error.
   *
   * @param devices those in {@code to}
   */
  public static ExchangeView table(
      PrintWriter out, PrintWriter err, ContentText text, boolean terminal, List<String> devices) {
    int width = devices.stream().mapToInt(String::length).max().orElse(0);
    ExchangeView rows =
        terminal ? new LiveTable(out, text, devices) : new LineView(out, text, width);
    return new Conclusive(rows, err);
  }

  /** Hands on one call at a time, and nothing after the end, which it sums up. */
  private static final class Conclusive implements ExchangeView {

    private final ExchangeView rows;
    private final PrintWriter err;
    private final Object lock = new Object();
    private boolean finished; // guarded by lock

    Conclusive(ExchangeView rows, PrintWriter err) {
      this.rows = rows;
      this.err = err;
    }

    @Override
    public void changed(Responder responder) {
      synchronized (lock) {
        if (!finished) {
          rows.changed(responder);
        }
      }
    }

    @Override
    public void finished(Outcome outcome) {
      synchronized (lock) {
        finished = true;
        rows.finished(outcome);
        err.println(Summary.of(outcome));
        err.flush();
      }
    }
  }
}

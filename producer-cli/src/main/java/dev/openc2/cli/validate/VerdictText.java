// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.validate;

import dev.openc2.value.Printable;
import java.util.List;

/** A verdict for people. */
final class VerdictText {

  private static final int MAX_LINE = 1000;

  private VerdictText() {}

  static String of(Verdict verdict) {
    String said = verdict.problem() == null ? textOfFindings(verdict) : verdict.problem();
    return Printable.cut(verdict.name() + ": " + said, MAX_LINE);
  }

  private static String textOfFindings(Verdict verdict) {
    if (verdict.isGood()) {
      return verdict.kind() == null ? "ok" : "ok (" + verdict.kind() + ")";
    }
    return join(verdict.findings(), MAX_LINE - verdict.name().length());
  }

  /** The faults, and how many more there are than fit; the first one is always there. */
  private static String join(List<Finding> findings, int room) {
    StringBuilder line = new StringBuilder();
    int shown = 0;
    for (Finding finding : findings) {
      String next = (shown == 0 ? "" : "; ") + finding.fault();
      String more = "; and " + (findings.size() - shown) + " more";
      if (shown > 0 && line.length() + next.length() + more.length() > room) {
        return line + more;
      }
      line.append(next);
      shown++;
    }
    return line.toString();
  }
}

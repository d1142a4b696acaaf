// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.validate;

import dev.openc2.cli.input.DocumentKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one file or folder.
 *
 * @param name what it is called
 * @param kind what it holds; null if that is not known
 * @param findings what is wrong with what it holds; empty if nothing is
 * @param problem why it was not looked at, in a few words; null if it was
 */
record Verdict(
    String name, @Nullable DocumentKind kind, List<Finding> findings, @Nullable String problem) {

  /** Copies the list. */
  Verdict {
    findings = List.copyOf(findings);
  }

  static Verdict of(String name, @Nullable DocumentKind kind, List<Finding> findings) {
    return new Verdict(name, kind, findings, null);
  }

  static Verdict notLookedAt(String name, String problem) {
    return new Verdict(name, null, List.of(), problem);
  }

  boolean isGood() {
    return findings.isEmpty() && problem == null;
  }
}

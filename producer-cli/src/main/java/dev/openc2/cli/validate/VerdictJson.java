// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.validate;

import dev.openc2.cli.input.DocumentKind;
import dev.openc2.cli.report.ContentText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A verdict for programs. */
final class VerdictJson {

  private static final int MAX_TEXT = 4096;
  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  private VerdictJson() {}

  static String of(Verdict verdict) {
    DocumentKind kind = verdict.kind();
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("path", exchangeable(verdict.name()));
    tree.put("kind", kind == null ? null : kind.name());
    tree.put("valid", verdict.isGood());
    tree.put("faults", faults(verdict));
    if (verdict.problem() != null) {
      tree.put("problem", exchangeable(verdict.problem()));
    }
    return ContentText.line(tree);
  }

  private static List<Object> faults(Verdict verdict) {
    List<Object> faults = new ArrayList<>();
    for (Finding finding : verdict.findings()) {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      tree.put("path", exchangeable(finding.fault().pointer()));
      tree.put("value", finding.value());
      tree.put("message", exchangeable(finding.fault().problem()));
      tree.put("status", (long) finding.fault().status().code());
      faults.add(tree);
    }
    return faults;
  }

  /**
   * The text without code points that JSON cannot carry to everybody (RFC 7493 §2.1), cut: a key in
   * a hostile document may be as long as the document.
   */
  private static String exchangeable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(MAX_TEXT)
        .map(codePoint -> isCharacter(codePoint) ? codePoint : REPLACEMENT_CHARACTER)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isCharacter(int codePoint) {
    boolean isSurrogate = Character.getType(codePoint) == Character.SURROGATE;
    boolean isReserved = codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    boolean isLastOfPlane = (codePoint & 0xFFFE) == 0xFFFE;
    return !isSurrogate && !isReserved && !isLastOfPlane;
  }
}

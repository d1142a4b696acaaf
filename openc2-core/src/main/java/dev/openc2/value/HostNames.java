// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import dev.openc2.value.idna.IdnNames;
import org.jspecify.annotations.Nullable;

/** What is wrong with a host name, or null. */
final class HostNames {

  private static final int MAX_LENGTH = 253;
  private static final int MAX_LABEL = 63;

  private HostNames() {}

  /** By RFC 1123 §2.1. */
  static @Nullable String problem(String value) {
    if (value.isEmpty()) {
      return "it is empty";
    }
    if (value.length() > MAX_LENGTH) {
      return "it is longer than " + MAX_LENGTH + " characters";
    }
    int start = 0;
    int numbers = 0;
    int labels = 0;
    while (start <= value.length()) {
      int dot = value.indexOf('.', start);
      int end = dot < 0 ? value.length() : dot;
      String problem = labelProblem(value, start, end);
      if (problem != null) {
        return problem;
      }
      labels++;
      numbers += isNumber(value, start, end) ? 1 : 0;
      start = end + 1;
    }
    return labels == 4 && numbers == 4 ? "it has the form of an IPv4 address" : null;
  }

  /** By RFC 5890 §2.3.2.3. */
  static @Nullable String idnProblem(String value) {
    try {
      return problem(IdnNames.toAscii(value));
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static @Nullable String labelProblem(String value, int start, int end) {
    if (start == end) {
      return "a label is empty";
    }
    if (end - start > MAX_LABEL) {
      return "a label is longer than " + MAX_LABEL + " characters";
    }
    for (int i = start; i < end; i++) {
      char c = value.charAt(i);
      if (!Ascii.isLetter(c) && !Ascii.isDigit(c) && c != '-') {
        return "labels of letters, digits and hyphens are expected";
      }
    }
    return value.charAt(start) == '-' || value.charAt(end - 1) == '-'
        ? "a label begins or ends with a hyphen"
        : null;
  }

  private static boolean isNumber(String value, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Ascii.isDigit(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}

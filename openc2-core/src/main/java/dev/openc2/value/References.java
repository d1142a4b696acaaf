// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an absolute URI or IRI (RFC 3986 §3, RFC 3987 §2.2), or null. {@link
 * java.net.URI} keeps to RFC 2396, which knows less. One walk over the text, whatever it is.
 */
final class References {

  private static final String SUB_DELIMITERS = "!$&'()*+,;=";
  private static final String UNRESERVED = "-._~";

  private References() {}

  static @Nullable String problem(String value, boolean international) {
    int colon = value.indexOf(':');
    if (colon < 0 || !isScheme(value.substring(0, colon))) {
      return "it does not begin with a scheme such as https:";
    }
    int fragment = indexOrEnd(value, '#', colon);
    int query = Math.min(indexOrEnd(value, '?', colon), fragment);
    String problem = hierarchyProblem(value.substring(colon + 1, query), international);
    if (problem == null && query < fragment) {
      problem = textProblem("query", value.substring(query + 1, fragment), ":@/?", international);
    }
    if (problem == null && fragment < value.length()) {
      problem = textProblem("fragment", value.substring(fragment + 1), ":@/?", international);
    }
    return problem;
  }

  private static int indexOrEnd(String value, char c, int from) {
    int index = value.indexOf(c, from);
    return index < 0 ? value.length() : index;
  }

  private static boolean isScheme(String scheme) {
    return !scheme.isEmpty()
        && Ascii.isLetter(scheme.charAt(0))
        && scheme
            .chars()
            .allMatch(c -> Ascii.isLetter(c) || Ascii.isDigit(c) || "+-.".indexOf(c) >= 0);
  }

  private static @Nullable String hierarchyProblem(String hierarchy, boolean international) {
    // Two slashes always begin an authority, so that a path never does (RFC 3986 §3.3).
    if (!hierarchy.startsWith("//")) {
      return textProblem("path", hierarchy, ":@/", international);
    }
    int path = indexOrEnd(hierarchy, '/', 2);
    String problem = authorityProblem(hierarchy.substring(2, path), international);
    return problem == null
        ? textProblem("path", hierarchy.substring(path), ":@/", international)
        : problem;
  }

  private static @Nullable String authorityProblem(String authority, boolean international) {
    int at = authority.lastIndexOf('@');
    String problem =
        at < 0 ? null : textProblem("user", authority.substring(0, at), ":", international);
    if (problem != null) {
      return problem;
    }
    String host = authority.substring(at + 1);
    int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
    String port = colon < 0 ? "" : host.substring(colon + 1);
    String name = colon < 0 ? host : host.substring(0, colon);
    if (!port.chars().allMatch(Ascii::isDigit)) {
      return "the port is not a number";
    }
    if (name.startsWith("[")) {
      return isIpLiteral(name) ? null : "what is in brackets is not an IPv6 address";
    }
    return textProblem("host", name, "", international);
  }

  private static boolean isIpLiteral(String name) {
    if (!name.endsWith("]")) {
      return false;
    }
    String literal = name.substring(1, name.length() - 1);
    if (literal.startsWith("v") || literal.startsWith("V")) {
      return isFutureLiteral(literal);
    }
    try {
      Ipv6Net.parse(literal);
      return literal.indexOf('/') < 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** RFC 3986 §3.2.2 IPvFuture. */
  private static boolean isFutureLiteral(String literal) {
    int dot = literal.indexOf('.');
    return dot > 1
        && literal.substring(1, dot).chars().allMatch(Ascii::isHexDigit)
        && dot + 1 < literal.length()
        && literal.substring(dot + 1).chars().allMatch(c -> isPlain(c) || c == ':');
  }

  private static @Nullable String textProblem(
      String part, String text, String more, boolean international) {
    int index = 0;
    while (index < text.length()) {
      int c = text.codePointAt(index);
      if (c == '%') {
        if (!isEscape(text, index)) {
          return "a % in the " + part + " has no two hexadecimal digits behind it";
        }
        index += 3;
      } else if (isPlain(c)
          || more.indexOf(c) >= 0
          || (international && (isUcs(c) || (part.equals("query") && isPrivate(c))))) {
        index += Character.charCount(c);
      } else {
        return String.format("U+%04X may not stand in the %s", c, part);
      }
    }
    return null;
  }

  private static boolean isEscape(String text, int index) {
    return index + 2 < text.length()
        && Ascii.isHexDigit(text.charAt(index + 1))
        && Ascii.isHexDigit(text.charAt(index + 2));
  }

  private static boolean isPlain(int c) {
    return Ascii.isLetter(c)
        || Ascii.isDigit(c)
        || UNRESERVED.indexOf(c) >= 0
        || SUB_DELIMITERS.indexOf(c) >= 0;
  }

  /** RFC 3987 §2.2 ucschar. */
  private static boolean isUcs(int c) {
    if (c < 0x10000) {
      return (c >= 0xA0 && c <= 0xD7FF)
          || (c >= 0xF900 && c <= 0xFDCF)
          || (c >= 0xFDF0 && c <= 0xFFEF);
    }
    boolean isPlane14Start = c >= 0xE0000 && c < 0xE1000;
    return c < 0xF0000 && !isPlane14Start && (c & 0xFFFE) != 0xFFFE;
  }

  /** RFC 3987 §2.2 iprivate. */
  private static boolean isPrivate(int c) {
    return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && (c & 0xFFFE) != 0xFFFE);
  }
}

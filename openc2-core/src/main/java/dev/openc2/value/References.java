// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/**
 * The grammar of absolute URIs and IRIs (RFC 3986 §3, RFC 3987 §2.2). {@link java.net.URI} keeps to
 * RFC 2396, which knows less.
 */
final class References {

  private static final String SUB_DELIMITERS = "!$&'()*+,;=";
  private static final String UNRESERVED = "-._~";
  private static final int HEX = 16;

  private References() {}

  /** True for a scheme, a colon, and what may follow it; with or without characters of IRIs. */
  static boolean isReference(String value, boolean international) {
    int colon = value.indexOf(':');
    if (colon < 0 || !isScheme(value.substring(0, colon))) {
      return false;
    }
    int fragment = indexOrEnd(value, '#', colon);
    int query = Math.min(indexOrEnd(value, '?', colon), fragment);
    String hierarchy = value.substring(colon + 1, query);
    return isHierarchy(hierarchy, international)
        && (query == fragment
            || isText(value.substring(query + 1, fragment), ":@/?", international, true))
        && (fragment == value.length()
            || isText(value.substring(fragment + 1), ":@/?", international, false));
  }

  private static int indexOrEnd(String value, char c, int from) {
    int index = value.indexOf(c, from);
    return index < 0 ? value.length() : index;
  }

  private static boolean isScheme(String scheme) {
    if (scheme.isEmpty() || !isLetter(scheme.charAt(0))) {
      return false;
    }
    return scheme.chars().allMatch(c -> isLetter(c) || isDigit(c) || "+-.".indexOf(c) >= 0);
  }

  private static boolean isHierarchy(String hierarchy, boolean international) {
    if (!hierarchy.startsWith("//")) {
      return isText(hierarchy, ":@/", international, false);
    }
    int path = indexOrEnd(hierarchy, '/', 2);
    return isAuthority(hierarchy.substring(2, path), international)
        && isText(hierarchy.substring(path), ":@/", international, false);
  }

  private static boolean isAuthority(String authority, boolean international) {
    int at = authority.lastIndexOf('@');
    if (at >= 0 && !isText(authority.substring(0, at), ":", international, false)) {
      return false;
    }
    String host = authority.substring(at + 1);
    int bracket = host.lastIndexOf(']');
    int colon = host.indexOf(':', bracket + 1);
    String port = colon < 0 ? "" : host.substring(colon + 1);
    String name = colon < 0 ? host : host.substring(0, colon);
    return port.chars().allMatch(References::isDigit)
        && (name.startsWith("[") ? isIpLiteral(name) : isText(name, "", international, false));
  }

  private static boolean isIpLiteral(String name) {
    if (!name.endsWith("]")) {
      return false;
    }
    String literal = name.substring(1, name.length() - 1);
    if (literal.startsWith("v") || literal.startsWith("V")) {
      int dot = literal.indexOf('.');
      return dot > 1
          && literal.substring(1, dot).chars().allMatch(References::isHex)
          && dot + 1 < literal.length()
          && isText(literal.substring(dot + 1), ":", false, false);
    }
    try {
      return literal.indexOf('/') < 0 && Ipv6Net.parse(literal).isSingleAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isText(String text, String more, boolean international, boolean isQuery) {
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      if (codePoint == '%') {
        if (index + 2 >= text.length()
            || !isHex(text.charAt(index + 1))
            || !isHex(text.charAt(index + 2))) {
          return false;
        }
        index += 3;
      } else if (isPlain(codePoint)
          || more.indexOf(codePoint) >= 0
          || (international && (isUcs(codePoint) || (isQuery && isPrivate(codePoint))))) {
        index += Character.charCount(codePoint);
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int c) {
    return isLetter(c)
        || isDigit(c)
        || UNRESERVED.indexOf(c) >= 0
        || SUB_DELIMITERS.indexOf(c) >= 0;
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(int c) {
    return c < 0x80 && Character.digit(c, HEX) >= 0;
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

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * The formats of names and references that stay strings in the model: host names, e-mail addresses,
 * URIs.
 */
public final class Names {

  private static final int MAX_HOSTNAME = 253;
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final String ATOM_PUNCTUATION = "!#$%&'*+/=?^_`{|}~-";

  private Names() {}

  /**
   * Checks a host name (RFC 1123 §2.1): labels of letters, digits and inner hyphens, at most 253
   * characters.
   */
  public static String checkHostname(String value) {
    return check(isHostname(value), value, "a host name");
  }

  /**
   * Checks an internationalised host name (RFC 5890 §2.3.2.3), in its U-label or its A-label form.
   */
  public static String checkIdnHostname(String value) {
    return check(isIdnHostname(value), value, "an internationalised host name");
  }

  /** Checks an e-mail address (RFC 5322 §3.4.1 addr-spec). */
  public static String checkEmail(String value) {
    int at = value.lastIndexOf('@');
    boolean good =
        at > 0
            && isLocalPart(value.substring(0, at), false)
            && (isHostname(value.substring(at + 1)) || isAddressLiteral(value.substring(at + 1)));
    return check(good, value, "an e-mail address");
  }

  /** Checks an internationalised e-mail address (RFC 6531 §3.3). */
  public static String checkIdnEmail(String value) {
    int at = value.lastIndexOf('@');
    boolean good =
        at > 0
            && isLocalPart(value.substring(0, at), true)
            && (isIdnHostname(value.substring(at + 1))
                || isAddressLiteral(value.substring(at + 1)));
    return check(good, value, "an internationalised e-mail address");
  }

  /** Checks a URI with a scheme (RFC 3986). */
  public static String checkUri(String value) {
    return check(References.isReference(value, false), value, "a URI with a scheme");
  }

  /** Checks an IRI with a scheme (RFC 3987). */
  public static String checkIri(String value) {
    return check(References.isReference(value, true), value, "an IRI with a scheme");
  }

  // Loops and not patterns: java.util.regex recurses once per turn of a repeated group, which long
  // input exploits.
  private static boolean isLocalPart(String part, boolean international) {
    return isQuoted(part, international) || isDotAtom(part, international);
  }

  private static boolean isDotAtom(String part, boolean international) {
    int atomStart = 0;
    for (int i = 0; i <= part.length(); i++) {
      if (i == part.length() || part.charAt(i) == '.') {
        if (i == atomStart) {
          return false;
        }
        atomStart = i + 1;
      } else if (!isAtomCharacter(part.charAt(i), international)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAtomCharacter(char c, boolean international) {
    if (c >= 0x80) {
      return international && !Character.isISOControl(c) && !Character.isSpaceChar(c);
    }
    return Character.isLetterOrDigit(c) || ATOM_PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isQuoted(String part, boolean international) {
    int last = part.length() - 1;
    if (last < 1 || part.charAt(0) != '"' || part.charAt(last) != '"') {
      return false;
    }
    for (int i = 1; i < last; i++) {
      char c = part.charAt(i);
      if (c == '"' || Character.isISOControl(c) || (c >= 0x80 && !international)) {
        return false;
      }
      if (c == '\\') {
        i++;
        if (i == last || Character.isISOControl(part.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isHostname(String value) {
    if (value.isEmpty() || value.length() > MAX_HOSTNAME) {
      return false;
    }
    for (String label : value.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdnHostname(String value) {
    if (value.length() > MAX_HOSTNAME) {
      return false;
    }
    try {
      return isHostname(IDN.toASCII(value, IDN.USE_STD3_ASCII_RULES));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isAddressLiteral(String domain) {
    if (!domain.startsWith("[") || !domain.endsWith("]") || domain.indexOf('/') >= 0) {
      return false;
    }
    String literal = domain.substring(1, domain.length() - 1);
    try {
      if (literal.startsWith("IPv6:")) {
        Ipv6Net.parse(literal.substring("IPv6:".length()));
      } else {
        Ipv4Net.parse(literal);
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String check(boolean good, String value, String what) {
    if (!good) {
      throw new IllegalArgumentException(Printable.quote(value) + " is not " + what);
    }
    return value;
  }
}

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
  private static final Pattern LOCAL_PART =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern IDN_LOCAL_PART =
      Pattern.compile("[^\\s@\"(),:;<>\\[\\\\\\]\\p{Cntrl}]+");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
  private static final String URI_PUNCTUATION = "._~:/?#[]@!$&'()*+,;=-";
  private static final int HEX = 16;

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
            && (LOCAL_PART.matcher(value.substring(0, at)).matches()
                || isQuoted(value.substring(0, at)))
            && isMailDomain(value.substring(at + 1));
    return check(good, value, "an e-mail address");
  }

  /** Checks an internationalised e-mail address (RFC 6531 §3.3). */
  public static String checkIdnEmail(String value) {
    int at = value.lastIndexOf('@');
    boolean good =
        at > 0
            && (IDN_LOCAL_PART.matcher(value.substring(0, at)).matches()
                || isQuoted(value.substring(0, at)))
            && isIdnHostname(value.substring(at + 1));
    return check(good, value, "an internationalised e-mail address");
  }

  /** Checks a URI with a scheme (RFC 3986). */
  public static String checkUri(String value) {
    return check(isReference(value, false), value, "a URI with a scheme");
  }

  /** Checks an IRI with a scheme (RFC 3987). */
  public static String checkIri(String value) {
    return check(isReference(value, true), value, "an IRI with a scheme");
  }

  // Loops and not patterns: java.util.regex recurses once per turn of a repeated group, which long
  // input exploits.
  private static boolean isReference(String value, boolean international) {
    int colon = value.indexOf(':');
    if (colon < 0 || !SCHEME.matcher(value.substring(0, colon)).matches()) {
      return false;
    }
    int index = colon + 1;
    while (index < value.length()) {
      int codePoint = value.codePointAt(index);
      if (codePoint == '%') {
        if (index + 2 >= value.length()
            || !isHex(value.charAt(index + 1))
            || !isHex(value.charAt(index + 2))) {
          return false;
        }
        index += 2;
      } else if (codePoint < 0x80
          ? !isUriCharacter((char) codePoint)
          : !international || !isUcsCharacter(codePoint)) {
        return false;
      }
      index += Character.charCount(codePoint);
    }
    return value.indexOf('#') == value.lastIndexOf('#');
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, HEX) >= 0;
  }

  private static boolean isUriCharacter(char c) {
    return Character.isLetterOrDigit(c) || URI_PUNCTUATION.indexOf(c) >= 0;
  }

  private static boolean isUcsCharacter(int codePoint) {
    return codePoint >= 0xA0
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE
        && (codePoint & 0xFFFE) != 0xFFFE;
  }

  private static boolean isQuoted(String part) {
    if (part.length() < 2 || part.charAt(0) != '"' || part.charAt(part.length() - 1) != '"') {
      return false;
    }
    int index = 1;
    while (index < part.length() - 1) {
      char c = part.charAt(index);
      if (c == '\\') {
        index++;
        if (index >= part.length() - 1) {
          return false;
        }
      } else if (c == '"' || Character.isISOControl(c)) {
        return false;
      }
      index++;
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

  private static boolean isMailDomain(String domain) {
    if (domain.startsWith("[") && domain.endsWith("]")) {
      return isAddressLiteral(domain.substring(1, domain.length() - 1));
    }
    return isHostname(domain);
  }

  private static boolean isAddressLiteral(String literal) {
    try {
      if (literal.startsWith("IPv6:")) {
        return Ipv6Net.parse(literal.substring("IPv6:".length())).isSingleAddress();
      }
      return Ipv4Net.parse(literal).isSingleAddress();
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

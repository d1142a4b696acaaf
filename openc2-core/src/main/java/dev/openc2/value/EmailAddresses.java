// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an e-mail address, or null. Loops and not patterns: {@code java.util.regex}
 * recurses once per turn of a repeated group, which long input exploits.
 */
final class EmailAddresses {

  /** RFC 5321 §4.5.3.1.1. */
  private static final int MAX_LOCAL_PART = 64;

  /** RFC 5321 §4.5.3.1.3, less the angle brackets. */
  private static final int MAX_LENGTH = 254;

  private static final String ATOM_PUNCTUATION = "!#$%&'*+/=?^_`{|}~-";
  private static final String IPV6_TAG = "IPv6:";

  private EmailAddresses() {}

  static @Nullable String problem(String value, boolean international) {
    if (octets(value) > MAX_LENGTH) {
      return "it is longer than " + MAX_LENGTH + " octets";
    }
    int at = value.lastIndexOf('@');
    if (at < 0) {
      return "it has no at sign";
    }
    String local = value.substring(0, at);
    String problem =
        octets(local) > MAX_LOCAL_PART
            ? "what is before the at sign is longer than " + MAX_LOCAL_PART + " octets"
            : localProblem(local, international);
    return problem == null ? domainProblem(value.substring(at + 1), international) : problem;
  }

  private static int octets(String text) {
    // Long text is not worth encoding.
    return text.length() > MAX_LENGTH
        ? text.length()
        : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static @Nullable String localProblem(String local, boolean international) {
    return local.startsWith("\"")
        ? quotedProblem(local, international)
        : dotAtomProblem(local, international);
  }

  private static @Nullable String dotAtomProblem(String local, boolean international) {
    int atomStart = 0;
    int index = 0;
    while (index < local.length()) {
      int c = local.codePointAt(index);
      index += Character.charCount(c);
      if (c == '.' && index - 1 > atomStart) {
        atomStart = index;
      } else if (c == '.') {
        return "a dot is at the start or beside another";
      } else if (!isAtomCharacter(c, international)) {
        return "what is before the at sign has a character that would need quotation marks,"
            + " or that may not be there";
      }
    }
    return atomStart == local.length() ? "a dot or nothing is before the at sign" : null;
  }

  private static boolean isAtomCharacter(int c, boolean international) {
    return Ascii.isLetter(c)
        || Ascii.isDigit(c)
        || ATOM_PUNCTUATION.indexOf(c) >= 0
        || (international && isForeign(c));
  }

  private static @Nullable String quotedProblem(String local, boolean international) {
    int last = local.length() - 1;
    int index = 1;
    while (index < last) {
      int c = local.codePointAt(index);
      if (c == '\\') {
        index++;
        c = index < last ? local.codePointAt(index) : -1;
      } else if (c == '"') {
        return "a quotation mark inside of quotation marks needs a backslash";
      }
      if (!(c >= ' ' && c <= '~') && !(international && isForeign(c))) {
        return "a character may not be there, not even inside of quotation marks";
      }
      index += Character.charCount(c);
    }
    return last > 0 && local.charAt(last) == '"' ? null : "the quotation mark is not closed";
  }

  /** RFC 6532 §3.1, less what nobody can see or write: controls, spaces, halves of characters. */
  private static boolean isForeign(int c) {
    return c >= 0x80
        && !Character.isISOControl(c)
        && !Character.isSpaceChar(c)
        && Character.getType(c) != Character.SURROGATE
        && (c & 0xFFFE) != 0xFFFE
        && !(c >= 0xFDD0 && c <= 0xFDEF);
  }

  private static @Nullable String domainProblem(String domain, boolean international) {
    if (domain.startsWith("[")) {
      return isAddressLiteral(domain)
          ? null
          : "an address such as [192.0.2.1] or [IPv6:2001:db8::1] is expected in brackets";
    }
    String problem = international ? HostNames.idnProblem(domain) : HostNames.problem(domain);
    return problem == null ? null : "behind the at sign is no host name: " + problem;
  }

  /** RFC 5321 §4.1.3. */
  private static boolean isAddressLiteral(String domain) {
    if (!domain.endsWith("]") || domain.indexOf('/') >= 0) {
      return false;
    }
    String literal = domain.substring(1, domain.length() - 1);
    try {
      if (literal.regionMatches(true, 0, IPV6_TAG, 0, IPV6_TAG.length())) {
        Ipv6Net.parse(literal.substring(IPV6_TAG.length()));
      } else {
        Ipv4Net.parse(literal);
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

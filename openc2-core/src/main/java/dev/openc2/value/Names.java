// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import org.jspecify.annotations.Nullable;

/**
 * The formats of names and references that stay strings in the model: host names, e-mail addresses,
 * URIs. Each check returns the value as it came, or throws {@link IllegalArgumentException} with a
 * sentence that names the value and what is wrong with it.
 *
 * <p>All checks take time in proportion to the length, and no stack.
 */
public final class Names {

  private Names() {}

  /**
   * Checks a host name (RFC 1123 §2.1): labels of letters, digits and inner hyphens, at most 253
   * characters, no dot at the end, and not the four numbers of an address.
   */
  public static String checkHostname(String value) {
    return check(HostNames.problem(value), value, "a host name");
  }

  /**
   * Checks an internationalised host name (RFC 5890 §2.3.2.3), in its U-label or its A-label form,
   * by IDNA2008; upper case is taken as lower case.
   */
  public static String checkIdnHostname(String value) {
    return check(HostNames.idnProblem(value), value, "an internationalised host name");
  }

  /**
   * Checks an e-mail address (RFC 5322 §3.4.1 addr-spec, without comments and folding) in the
   * lengths of RFC 5321: 64 octets before the at sign, 254 in all.
   */
  public static String checkEmail(String value) {
    return check(EmailAddresses.problem(value, false), value, "an e-mail address");
  }

  /** As {@link #checkEmail}, with characters of all scripts in both parts (RFC 6531 §3.3). */
  public static String checkIdnEmail(String value) {
    return check(EmailAddresses.problem(value, true), value, "an internationalised e-mail address");
  }

  /** Checks a URI with a scheme (RFC 3986 §3). */
  public static String checkUri(String value) {
    return check(References.problem(value, false), value, "a URI with a scheme");
  }

  /** Checks an IRI with a scheme (RFC 3987 §2.2). */
  public static String checkIri(String value) {
    return check(References.problem(value, true), value, "an IRI with a scheme");
  }

  private static String check(@Nullable String problem, String value, String what) {
    if (problem != null) {
      throw new IllegalArgumentException(
          Printable.quote(value) + " is not " + what + ": " + problem);
    }
    return value;
  }
}

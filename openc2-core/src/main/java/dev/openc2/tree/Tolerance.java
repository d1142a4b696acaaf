// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

/**
 * Everything in which {@link Mode#LENIENT} reading differs from {@link Mode#STRICT}: what real
 * peers send beside the letter of oc2ls v1.0, one line each. No reader of the language asks for the
 * mode itself; what a profile demands of a Producer alone stands in its {@code check}.
 */
public enum Tolerance {
  /** An optional member that is null is absent. */
  NULL_IS_ABSENT(Where.LENIENT),
  /** An optional text, list or object that must not be empty, and is, is absent. */
  EMPTY_IS_ABSENT(Where.LENIENT),
  /** {@code 200.0} and {@code 2e2} are whole numbers. */
  WHOLE_NUMBER_AS_FRACTION(Where.LENIENT),
  /** Binary may be written in the standard alphabet of base64 instead of that of URLs. */
  STANDARD_BASE64(Where.LENIENT),
  /** A MAC address may be written with hyphens instead of colons. */
  MAC_WITH_HYPHENS(Where.LENIENT),
  /** {@code to} may be one text instead of a list. */
  TO_AS_TEXT(Where.LENIENT),
  /** A Command that wants a Response may do without a request id. */
  NO_REQUEST_ID(Where.LENIENT),
  /** {@code "actuator": "slpf"} names a profile. */
  ACTUATOR_AS_TEXT(Where.LENIENT),
  /** {@code profile} is another name of {@code actuator}. */
  PROFILE_FOR_ACTUATOR(Where.LENIENT_OR_2_0),
  /** {@code media_type} is another name of {@code mime_type}. */
  MEDIA_TYPE(Where.LENIENT_OR_2_0),
  /** The argument {@code comment}. */
  COMMENT(Where.LENIENT_OR_2_0),
  /** The parent of a process may be its process id. */
  PARENT_AS_PID(Where.ONLY_2_0),
  /** A profile's target is also spelt {@code slpf/rule_number} or nested under its namespace. */
  TARGET_SPELLINGS(Where.LENIENT_OR_2_0),
  /** An NSID may be longer than 16 characters. */
  LONG_NSID(Where.LENIENT),
  /** A feature that is asked for twice counts once (oc2ls v1.0 §3.4.1.5). */
  REPEATED_FEATURE(Where.LENIENT),
  /**
   * {@code query features} may have any argument: whoever runs it answers that (oc2ls v1.0 §4.1).
   */
  FEATURES_WITH_ARGS(Where.LENIENT),
  /** What is no protocol of the language may be one of IANA: not supported instead of malformed. */
  OTHER_PROTOCOL(Where.LENIENT),
  /** A Response may have a status that the language does not define, from 100 to 599. */
  OTHER_STATUS(Where.LENIENT),
  /** Members of a Response that nobody defines are passed over. */
  OTHER_RESPONSE_MEMBERS(Where.LENIENT),
  /** Results that the language does not define are kept raw. */
  OTHER_RESULTS(Where.LENIENT),
  /** Pairs may be grouped by profile, beside them or inside, and name a target twice. */
  PAIRS_SHAPES(Where.LENIENT_OR_2_0);

  private enum Where {
    LENIENT,
    LENIENT_OR_2_0,
    ONLY_2_0
  }

  private final Where where;

  Tolerance(Where where) {
    this.where = where;
  }

  boolean holds(Mode mode, Language language) {
    return switch (where) {
      case LENIENT -> mode == Mode.LENIENT;
      case LENIENT_OR_2_0 -> mode == Mode.LENIENT || language == Language.V2_0;
      case ONLY_2_0 -> language == Language.V2_0;
    };
  }
}

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
  NULL_IS_ABSENT,
  /** An optional list or object that must not be empty, and is, is absent. */
  EMPTY_IS_ABSENT,
  /** {@code 200.0} and {@code 2e2} are whole numbers. */
  WHOLE_NUMBER_AS_FRACTION,
  /** {@code to} may be one text instead of a list. */
  TO_AS_TEXT,
  /** A Command that wants a Response may do without a request id. */
  NO_REQUEST_ID,
  /** {@code "actuator": "slpf"} names a profile. */
  ACTUATOR_AS_TEXT,
  /** {@code profile} is another name of {@code actuator} (oc2ls v2.0 drafts). */
  PROFILE_FOR_ACTUATOR,
  /** A profile's target is also spelt {@code slpf/rule_number} or nested under its namespace. */
  TARGET_SPELLINGS,
  /** An NSID may be longer than 16 characters. */
  LONG_NSID,
  /** A feature that is asked for twice counts once (oc2ls v1.0 §3.4.1.5). */
  REPEATED_FEATURE,
  /** What is no protocol of the language may be one of IANA: not supported instead of malformed. */
  OTHER_PROTOCOL,
  /** A Response may have a status that the language does not define, from 100 to 599. */
  OTHER_STATUS,
  /** Members of a Response that nobody defines are passed over. */
  OTHER_RESPONSE_MEMBERS,
  /** Results that the language does not define are kept raw. */
  OTHER_RESULTS,
  /** Pairs may be grouped by profile, beside them or inside, and name a target twice. */
  PAIRS_SHAPES
}

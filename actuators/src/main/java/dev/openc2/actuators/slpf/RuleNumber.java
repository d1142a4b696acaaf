// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.target.ProfileTarget;
import dev.openc2.tree.Node;
import dev.openc2.type.MappedType;
import dev.openc2.type.Type;
import dev.openc2.type.Types;
import dev.openc2.value.Nsid;

/**
 * Names one rule of a packet filter for its whole life, and is the target {@code slpf:rule_number}
 * (slpf v1.0 §2.1.2.2).
 *
 * @param value from -(2^53 - 1) to 2^53 - 1; the profile states no bounds, these are what JSON
 *     peers agree on (RFC 7493 §2.2)
 */
public record RuleNumber(long value) implements ProfileTarget, Comparable<RuleNumber> {

  /** The name inside the namespace. */
  public static final String LOCAL_NAME = "rule_number";

  /** The name in the language. */
  public static final String NAME = "slpf:rule_number";

  static final Type<RuleNumber> TYPE =
      new MappedType<>(Types.INTEGER, RuleNumber::new, RuleNumber::value);

  /** Checks the range. */
  public RuleNumber {
    if (value < -Node.MAX_SAFE_INTEGER || value > Node.MAX_SAFE_INTEGER) {
      throw new IllegalArgumentException(
          value + " is not a rule number: -(2^53 - 1) to 2^53 - 1 is expected");
    }
  }

  @Override
  public Nsid nsid() {
    return SlpfProfile.NSID;
  }

  @Override
  public String localName() {
    return LOCAL_NAME;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int compareTo(RuleNumber other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}

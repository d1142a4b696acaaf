// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Nsid;

/**
 * A target that an Actuator Profile defines, such as {@code slpf:rule_number} (oc2ls v1.0 §3.1.4).
 * The open arm of {@link Target}: profiles implement it with records of their own.
 */
public non-sealed interface ProfileTarget extends Target {

  /** The namespace of the profile. */
  Nsid nsid();

  /** The name inside the namespace, such as {@code rule_number}. */
  String localName();

  @Override
  default String name() {
    return nsid() + ":" + localName();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import dev.openc2.value.Nsid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which Actuator Profile is to run a Command, and which actuators of it (oc2ls v1.0 §3.3.1.3). Also
 * what the {@code profile} of later drafts says.
 *
 * @param nsid the profile
 * @param specifiers what narrows the choice; null means every actuator of the profile
 */
public record ActuatorSpecifier(Nsid nsid, @Nullable Extension specifiers) {

  /** Checks that the specifiers are those of the profile; raw ones without a member are null. */
  public ActuatorSpecifier {
    if (specifiers instanceof RawExtension raw && raw.tree().equals(Map.of())) {
      specifiers = null;
    }
    if (specifiers != null && !specifiers.nsid().equals(nsid)) {
      throw new IllegalArgumentException(
          "specifiers of " + specifiers.nsid() + " stand under " + nsid);
    }
  }

  /** Every actuator of the profile. */
  public static ActuatorSpecifier of(Nsid nsid) {
    return new ActuatorSpecifier(nsid, null);
  }
}

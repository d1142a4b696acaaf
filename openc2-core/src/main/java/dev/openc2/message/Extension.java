// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import dev.openc2.value.Nsid;

/**
 * What an Actuator Profile adds to arguments, specifiers, results or notifications under its
 * namespace (oc2ls v1.0 §3.1.4). Profiles implement it with records; what no loaded profile defines
 * is a {@link RawExtension}.
 */
public interface Extension {

  /** The namespace it stands under. */
  Nsid nsid();
}

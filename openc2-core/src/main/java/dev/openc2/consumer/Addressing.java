// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether {@code to} names this device: by its id, or as some peers write it by {@code
 * id@broker} or {@code profile@broker} (transf-mqtt v1.0 §2.4.2). Immutable.
 */
final class Addressing {

  private final String device;
  private final Set<String> prefixes = new LinkedHashSet<>();

  Addressing(DeviceId device, Collection<Nsid> profiles) {
    this.device = device.value();
    prefixes.add(device.value() + "@");
    profiles.forEach(nsid -> prefixes.add(nsid.value() + "@"));
  }

  /** True if a message for these is for us; nobody named means everybody. */
  boolean includes(List<String> to) {
    return to.isEmpty() || to.stream().anyMatch(this::isUs);
  }

  /** True if one of these is this very device, and not only its profile. */
  boolean isNamed(List<String> to) {
    return to.stream().anyMatch(name -> name.equals(device) || name.startsWith(device + "@"));
  }

  private boolean isUs(String name) {
    return name.equals(device) || prefixes.stream().anyMatch(name::startsWith);
  }
}

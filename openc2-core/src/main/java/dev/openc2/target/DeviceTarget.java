// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Names;
import org.jspecify.annotations.Nullable;

/** A device by its names (oc2ls v1.0 §3.4.1.2); at least one is there. */
public record DeviceTarget(
    @Nullable String hostname, @Nullable String idnHostname, @Nullable String deviceId)
    implements Target {

  /** The name in the language. */
  public static final String NAME = "device";

  /** Checks the host names and that there is a name at all. */
  public DeviceTarget {
    if (hostname == null && idnHostname == null && deviceId == null) {
      throw new IllegalArgumentException(
          "a device needs at least one of hostname, idn_hostname, device_id");
    }
    if (hostname != null) {
      Names.checkHostname(hostname);
    }
    if (idnHostname != null) {
      Names.checkIdnHostname(idnHostname);
    }
  }

  @Override
  public String name() {
    return NAME;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static java.util.Objects.requireNonNull;

/** One user property of a PUBLISH; a name may occur more than once. */
public record UserProperty(String name, String value) {

  public UserProperty {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.mqtt.link.ClientIds;
import dev.openc2.transfer.mqtt.link.MqttLink;
import org.jspecify.annotations.Nullable;

/**
 * A link with what has to be given back when it is closed.
 *
 * @param link the link
 * @param lease the client identifier, or null if it was given
 */
record OpenLink(MqttLink link, ClientIds.@Nullable Lease lease) implements AutoCloseable {

  @Override
  public void close() {
    try {
      link.close();
    } finally {
      if (lease != null) {
        lease.close();
      }
    }
  }
}

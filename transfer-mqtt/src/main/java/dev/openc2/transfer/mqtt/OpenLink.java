// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.mqtt.link.MqttLink;

/** A link with what has to be given back when it is closed. */
record OpenLink(MqttLink link) implements AutoCloseable {

  @Override
  public void close() {
    link.close();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.io.IOException;

/** The broker sent what is not MQTT 5, or more than we accept; ends the connection. */
final class MalformedPacketException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedPacketException(String message) {
    super(message);
  }

  MalformedPacketException(String message, Throwable cause) {
    super(message, cause);
  }
}

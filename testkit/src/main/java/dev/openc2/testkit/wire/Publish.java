// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The fields of a PUBLISH (MQTT 5.0 §3.3); its properties are in {@link Packet#properties}.
 *
 * @param topic topic name, empty when an alias stands for it
 * @param qos 0..3, as it was sent
 * @param retain RETAIN flag
 * @param duplicate DUP flag
 * @param payload read-only
 */
public record Publish(
    String topic, int qos, boolean retain, boolean duplicate, ByteBuffer payload) {

  /** The payload as UTF-8. */
  public String text() {
    return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
  }
}

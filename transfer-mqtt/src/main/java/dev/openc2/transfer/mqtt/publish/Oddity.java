// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.publish;

/**
 * What a peer does that the specification does not allow, and that we take all the same
 * (transf-mqtt v1.0 §3.2).
 */
public enum Oddity {
  /** QoS 0. */
  QOS_0,
  /** No {@code msgType}. */
  NO_MSG_TYPE,
  /**
   * {@code msgType} in words that other implementations use, such as {@code request} or {@code
   * cmd}.
   */
  MSG_TYPE_ALIAS,
  /** {@code msgType} with a value that nobody knows. */
  UNKNOWN_MSG_TYPE,
  /** No {@code encoding}. */
  NO_ENCODING,
  /** A user property twice; the first one counts. */
  PROPERTY_TWICE,
  /** {@code encoding} before {@code msgType}. */
  PROPERTIES_REORDERED,
  /** No content type. */
  NO_CONTENT_TYPE,
  /** A content type with parameters or a suffix. */
  CONTENT_TYPE_VARIANT,
  /** No payload format indicator. */
  NO_PAYLOAD_FORMAT,
  /** A payload format indicator that contradicts the encoding, such as 1 with CBOR. */
  PAYLOAD_FORMAT_CONTRADICTS,
  /** A response topic, which is not used. */
  RESPONSE_TOPIC,
  /** Retained. */
  RETAINED
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

/**
 * One property (MQTT 5.0 §2.2.2.2).
 *
 * @param id the identifier
 * @param name the name of a user property, otherwise empty
 * @param value text as it is, numbers in decimal, binary data in hex
 */
public record Property(int id, String name, String value) {

  public static final int PAYLOAD_FORMAT = 0x01;
  public static final int MESSAGE_EXPIRY = 0x02;
  public static final int CONTENT_TYPE = 0x03;
  public static final int RESPONSE_TOPIC = 0x08;
  public static final int CORRELATION_DATA = 0x09;
  public static final int SUBSCRIPTION_ID = 0x0B;
  public static final int SESSION_EXPIRY = 0x11;
  public static final int ASSIGNED_CLIENT_ID = 0x12;
  public static final int SERVER_KEEP_ALIVE = 0x13;
  public static final int REASON_STRING = 0x1F;
  public static final int RECEIVE_MAXIMUM = 0x21;
  public static final int TOPIC_ALIAS_MAXIMUM = 0x22;
  public static final int TOPIC_ALIAS = 0x23;
  public static final int MAXIMUM_QOS = 0x24;
  public static final int USER = 0x26;
  public static final int MAXIMUM_PACKET_SIZE = 0x27;

  /** The value of a property that is a number. */
  public long number() {
    return Long.parseLong(value);
  }
}

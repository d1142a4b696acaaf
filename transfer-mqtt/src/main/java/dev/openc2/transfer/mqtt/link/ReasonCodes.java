// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.HexFormat;
import java.util.Map;

/** The MQTT 5 reason codes in words (MQTT 5.0 §2.4). */
public final class ReasonCodes {

  static final int UNSPECIFIED = 0x80;
  static final int PACKET_TOO_LARGE = 0x95;
  static final int RECEIVE_MAXIMUM_EXCEEDED = 0x93;
  static final int QOS_NOT_SUPPORTED = 0x9B;
  static final int SESSION_TAKEN_OVER = 0x8E;
  static final int ADMINISTRATIVE_ACTION = 0x98;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0x00, "success"),
          Map.entry(0x01, "granted QoS 1"),
          Map.entry(0x02, "granted QoS 2"),
          Map.entry(0x04, "disconnect with will"),
          Map.entry(0x10, "no matching subscribers"),
          Map.entry(UNSPECIFIED, "unspecified error"),
          Map.entry(0x81, "malformed packet"),
          Map.entry(0x82, "protocol error"),
          Map.entry(0x83, "implementation specific error"),
          Map.entry(0x84, "unsupported protocol version"),
          Map.entry(0x85, "client identifier not valid"),
          Map.entry(0x86, "bad user name or password"),
          Map.entry(0x87, "not authorized"),
          Map.entry(0x88, "server unavailable"),
          Map.entry(0x89, "server busy"),
          Map.entry(0x8A, "banned"),
          Map.entry(0x8B, "server shutting down"),
          Map.entry(0x8C, "bad authentication method"),
          Map.entry(0x8D, "keep alive timeout"),
          Map.entry(SESSION_TAKEN_OVER, "session taken over"),
          Map.entry(0x8F, "topic filter invalid"),
          Map.entry(0x90, "topic name invalid"),
          Map.entry(0x91, "packet identifier in use"),
          Map.entry(0x92, "packet identifier not found"),
          Map.entry(RECEIVE_MAXIMUM_EXCEEDED, "receive maximum exceeded"),
          Map.entry(0x94, "topic alias invalid"),
          Map.entry(PACKET_TOO_LARGE, "packet too large"),
          Map.entry(0x96, "message rate too high"),
          Map.entry(0x97, "quota exceeded"),
          Map.entry(ADMINISTRATIVE_ACTION, "administrative action"),
          Map.entry(0x99, "payload format invalid"),
          Map.entry(0x9A, "retain not supported"),
          Map.entry(QOS_NOT_SUPPORTED, "QoS not supported"),
          Map.entry(0x9C, "use another server"),
          Map.entry(0x9D, "server moved"),
          Map.entry(0x9E, "shared subscriptions not supported"),
          Map.entry(0x9F, "connection rate exceeded"),
          Map.entry(0xA0, "maximum connect time"),
          Map.entry(0xA1, "subscription identifiers not supported"),
          Map.entry(0xA2, "wildcard subscriptions not supported"));

  private ReasonCodes() {}

  /** The code for a reader, such as {@code not authorized (0x87)}. */
  public static String describe(int code) {
    // Each connection is logged: a format would take a millisecond of each start.
    String digits = HEX.toHexDigits(code, code > 0xFF ? 4 : 2);
    return NAMES.getOrDefault(code, "unknown reason") + " (0x" + digits + ")";
  }

  /** Whether the code says that something failed (MQTT 5.0 §2.4). */
  public static boolean isFailure(int code) {
    return code >= 0x80;
  }
}

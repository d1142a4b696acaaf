// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import java.util.Locale;

/**
 * What a message carries: a request, a response or a notification. The wire name is the value of
 * {@code msgType} (transf-mqtt v1.0 §3.2).
 */
public enum MessageKind {
  /** A Command. */
  REQUEST("req"),
  /** A Response. */
  RESPONSE("rsp"),
  /** A Notification. */
  NOTIFICATION("ntf");

  private final String wireName;
  private final String bodyKey;

  MessageKind(String wireName) {
    this.wireName = wireName;
    this.bodyKey = name().toLowerCase(Locale.ROOT);
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }

  /** The key of such a content in the body of a message, such as {@code request}. */
  public String bodyKey() {
    return bodyKey;
  }
}

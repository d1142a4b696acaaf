// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One OpenC2 message: headers around a content (oc2ls v1.1 §3.2, transf-mqtt v1.0 §2.4.2).
 *
 * @param headers {@link Headers#NONE} if absent
 * @param content the Command, Response or Notification
 * @param signature as it came; accepted, not checked, never made
 */
public record Message(Headers headers, Content content, @Nullable String signature) {

  /** Checks that the required parts are there. */
  public Message {
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(content, "content");
  }

  /** An unsigned message. */
  public static Message of(Headers headers, Content content) {
    return new Message(headers, content, null);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

/** What a message carries (oc2ls v1.0 §3.2). */
public sealed interface Content permits Command, Response, Notification {

  /** Which of the three it is. */
  MessageKind kind();
}

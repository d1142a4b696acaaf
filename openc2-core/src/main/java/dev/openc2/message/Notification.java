// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

/**
 * Something that nobody asked for; the language defines no fields of its own, only those of
 * profiles (oc2ls v2.0 drafts).
 *
 * @param extensions what profiles say
 */
public record Notification(Extensions extensions) implements Content {

  @Override
  public MessageKind kind() {
    return MessageKind.NOTIFICATION;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.encoding.Draft;
import dev.openc2.encoding.Encoding;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import org.jspecify.annotations.Nullable;

/** What a frame turned out to hold. */
sealed interface Reading {

  /**
   * A Command.
   *
   * @param encoding the encoding it came in
   */
  record Request(Encoding encoding, Message message, Command command) implements Reading {}

  /**
   * No intelligible message.
   *
   * @param encoding the encoding to answer in
   * @param draft the document if it is one, or the headers if those could be read
   * @param problem what is wrong with it
   */
  record Unintelligible(Encoding encoding, @Nullable Draft draft, Throwable problem)
      implements Reading {}

  /** A Response or a Notification: not for a Consumer. */
  record Other() implements Reading {}
}

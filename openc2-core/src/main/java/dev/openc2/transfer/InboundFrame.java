// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import dev.openc2.message.MessageKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An encoded message that came in, with what the transport said about it. What it said is an
 * attacker's word like the payload: unknown values are kept as they came or left null, never
 * refused by the transfer.
 */
public interface InboundFrame {

  /** The bytes; not to be changed. */
  byte[] payload();

  /** The name of the encoding as declared, or null where nothing was declared. */
  @Nullable String encoding();

  /**
   * What the message carries as declared, or null where nothing (or nothing known) was declared.
   */
  @Nullable MessageKind kind();

  /** A content type that is declared and is not OpenC2's, cut and printable; else null. */
  @Nullable String foreignContentType();

  /**
   * Where it arrived, the same text for the same place: a copy of a message may arrive at several.
   */
  String channel();

  /** True if it came to this device alone and not to a group that the device belongs to. */
  boolean isForThisDeviceAlone();

  /** True if the transport says that it may have delivered this before. */
  boolean isRedelivered();

  /** True if the transport kept it from earlier: such a Command must not be run. */
  boolean isRetained();

  /**
   * How long from its arrival the message may still be acted on, as the sender wants it, or null
   * for any time; not negative.
   */
  @Nullable Duration life();

  /**
   * Tells the transport that the message is taken and need not be delivered again. To be called
   * exactly when it is safe to forget the frame; calling twice, late, or after the connection is
   * gone is harmless. Any thread.
   */
  void acknowledge();
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import dev.openc2.message.MessageKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An encoded message on its way out, with what a transport has to say about it. Immutable: the
 * bytes must not change.
 */
public final class OutboundFrame {

  private final MessageKind kind;
  private final String encoding;
  private final boolean text;
  private final byte[] payload;
  private final @Nullable Duration expiry;

  /**
   * Makes a frame.
   *
   * @param kind what the message carries
   * @param encoding the name of the encoding
   * @param text true if the payload is UTF-8 text
   * @param payload the encoded message; not copied, so not to be changed any more
   * @param expiry how long from now on the message may still be delivered, or null for ever
   */
  public OutboundFrame(
      MessageKind kind, String encoding, boolean text, byte[] payload, @Nullable Duration expiry) {
    this.kind = kind;
    this.encoding = encoding;
    this.text = text;
    this.payload = payload;
    this.expiry = expiry;
  }

  /** What the message carries. */
  public MessageKind kind() {
    return kind;
  }

  /** The name of the encoding. */
  public String encoding() {
    return encoding;
  }

  /** True if the payload is UTF-8 text. */
  public boolean isText() {
    return text;
  }

  /** The encoded message; not to be changed. */
  public byte[] payload() {
    return payload;
  }

  /** How long from now on the message may still be delivered, or null for ever. */
  public @Nullable Duration expiry() {
    return expiry;
  }

  @Override
  public String toString() {
    return "OutboundFrame[" + kind.wireName() + ", " + encoding + ", " + payload.length + " bytes]";
  }
}

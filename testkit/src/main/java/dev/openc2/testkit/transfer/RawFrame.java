// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.OutboundFrame;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a peer may send, however wrong: see {@link InMemoryNetwork#inject}.
 *
 * @param payload the bytes; not to be changed
 * @param encoding the name of the encoding as declared, or null
 * @param kind what it carries as declared, or null
 * @param foreignContentType a content type that is not OpenC2's, or null
 * @param retained true if the network is to say that it kept it from earlier
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record RawFrame(
    byte[] payload,
    @Nullable String encoding,
    @Nullable MessageKind kind,
    @Nullable String foreignContentType,
    boolean retained) {

  /** Bytes that declare nothing about themselves. */
  public static RawFrame undeclared(byte[] payload) {
    return new RawFrame(payload, null, null, null, false);
  }

  static RawFrame of(OutboundFrame frame) {
    return new RawFrame(frame.payload(), frame.encoding(), frame.kind(), null, false);
  }
}

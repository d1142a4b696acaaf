// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.encoding.Draft;
import dev.openc2.encoding.Encoding;
import dev.openc2.message.Headers;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.value.Printable;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * Where a Response goes, and how.
 *
 * @param producer who asked; null if unknown
 * @param requestId to be copied into every Response (oc2ls v1.0 §3.2); null if there is none
 * @param encoding the encoding of the request
 */
record ReplyTo(
    ConsumerTransfer transfer,
    @Nullable ProducerId producer,
    @Nullable RequestId requestId,
    Encoding encoding) {

  static ReplyTo of(ConsumerTransfer transfer, Headers headers, Encoding encoding) {
    return new ReplyTo(transfer, producer(headers.from()), headers.requestId(), encoding);
  }

  static ReplyTo of(Incoming incoming, @Nullable Draft draft, Encoding encoding) {
    return draft == null
        ? new ReplyTo(incoming.transfer(), null, null, encoding)
        : new ReplyTo(incoming.transfer(), draft.from(), draft.requestId(), encoding);
  }

  /** The same in another encoding. */
  ReplyTo in(Encoding other) {
    return new ReplyTo(transfer, producer, requestId, other);
  }

  /** The request id for a log line; it may hold anything. */
  String label() {
    return requestId == null ? "none" : Printable.cut(requestId.value(), Printable.MAX_LENGTH);
  }

  private static @Nullable ProducerId producer(@Nullable String from) {
    try {
      return from == null ? null : ProducerId.of(from);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

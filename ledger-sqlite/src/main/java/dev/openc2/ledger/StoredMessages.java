// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.openc2.OpenC2Exception;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.Limits;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.tree.Mode;
import dev.openc2.value.Printable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands and answers as the ledger keeps them: in CBOR, which keeps every value as it is. */
final class StoredMessages {

  private static final Logger LOGGER = LoggerFactory.getLogger(StoredMessages.class);

  /** A number may take more octets than it had digits. */
  private static final int GROWTH = 8;

  private static final int MAX_TARGET = 120;

  private final MessageCodec codec;

  StoredMessages(MessageCodec codec) {
    Limits limits = codec.limits();
    this.codec =
        codec
            .withMode(Mode.LENIENT)
            .withLimits(
                new Limits(
                    (int) Math.min((long) limits.maxBytes() * GROWTH, Integer.MAX_VALUE),
                    limits.maxDepth(),
                    limits.maxValues()));
  }

  byte[] bytes(Message message) {
    return codec.encode(message, Encodings.CBOR);
  }

  /**
   * A Response; one that only its own encoding can tell is kept without its results, because its
   * Command must be noted as ended in any case.
   */
  byte[] bytes(Response response) {
    try {
      return bytes(Message.of(Headers.NONE, response));
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("the results of an answer cannot be kept");
      return bytes(
          Message.of(Headers.NONE, new Response(response.status(), response.statusText(), null)));
    }
  }

  /** What a Command acts on, for people: one line without control characters. */
  String target(Message message) {
    if (codec.tree(message) instanceof Map<?, ?> tree
        && tree.get("body") instanceof Map<?, ?> body
        && body.get("openc2") instanceof Map<?, ?> content
        && content.get("request") instanceof Map<?, ?> request
        && request.get("target") instanceof Map<?, ?> target
        && target.size() == 1) {
      Object value = target.values().iterator().next();
      String text =
          value instanceof String plain
              ? plain
              : new String(Encodings.JSON.write(value == null ? Map.of() : value), UTF_8);
      return Printable.cut(text, MAX_TARGET);
    }
    return "";
  }

  /**
   * The message, or null if nobody can read it any more: a profile may have gone, or have become
   * another, which then may throw anything. That must keep no device from starting.
   */
  @Nullable Message message(byte[] bytes) {
    try {
      return codec.decode(bytes, Encodings.CBOR);
    } catch (OpenC2Exception e) {
      LOGGER.atWarn().addKeyValue("problem", e.getMessage()).log("a kept message cannot be read");
      return null;
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).log("a kept message cannot be read");
      return null;
    }
  }

  /** The answer, or null if nobody can read it any more. */
  @Nullable Response response(byte[] bytes) {
    Message message = message(bytes);
    return message != null && message.content() instanceof Response response ? response : null;
  }
}

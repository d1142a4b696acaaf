// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.OpenC2Exception;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Makes messages of Commands, and refuses what no Consumer should have to: the rules of the profile
 * and the exactness of the specification are checked before anything is sent. Thread-safe.
 */
final class Composer {

  private final ProducerId id;
  private final MessageCodec codec;
  private final InstantSource clock;

  Composer(ProducerId id, MessageCodec codec, InstantSource clock) {
    this.id = id;
    this.codec = codec.withMode(Mode.STRICT);
    this.clock = clock;
  }

  /**
   * The Command in its envelope. The request id, the time and who sends are always there, {@code
   * to} only if it narrows down who is meant (transf-mqtt v1.0 §2.4.2).
   */
  Message message(Command command, RequestId requestId, List<DeviceId> to) {
    return Message.of(
        Headers.of(
            requestId,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            id.value(),
            to.stream().map(DeviceId::value).toList()),
        command);
  }

  /**
   * The message in bytes.
   *
   * @throws OpenC2Exception if a profile that the Command names forbids it
   * @throws InvalidMessageException if what would be sent is not exactly what the specification
   *     asks for, or beyond the limits
   */
  OutboundFrame frame(Message message, Command command, Encoding encoding, Duration expiry) {
    codec.profiles().check(command, Mode.STRICT);
    byte[] payload = encode(message, encoding);
    codec.decode(payload, encoding);
    return new OutboundFrame(
        MessageKind.REQUEST, encoding.name(), encoding.isText(), payload, expiry);
  }

  private byte[] encode(Message message, Encoding encoding) {
    try {
      return codec.encode(message, encoding);
    } catch (IllegalArgumentException e) {
      throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, String.valueOf(e.getMessage()), e);
    }
  }
}

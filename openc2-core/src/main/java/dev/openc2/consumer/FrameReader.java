// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.encoding.Draft;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames, taking what peers declare with a grain of salt: the declared encoding is used if it
 * is known, a missing one is guessed, and the body decides what it is (transf-mqtt v1.0 §3.2).
 */
final class FrameReader {

  private static final int CBOR_MAP_FIRST = 0xA0;
  private static final int CBOR_MAP_LAST = 0xBF;
  private static final int CBOR_TAG = 0xD9;

  private final MessageCodec codec;
  private final Encodings encodings;
  private final Encoding defaultEncoding;
  private final boolean acceptBareCommands;
  private final Counters counters;

  FrameReader(Consumer.Builder builder, Counters counters) {
    this.codec = builder.codecOrInstalled();
    this.encodings = builder.encodings;
    this.defaultEncoding = builder.defaultEncoding;
    this.acceptBareCommands = builder.settings.acceptBareCommands();
    this.counters = counters;
  }

  Reading read(InboundFrame frame) {
    String contentType = frame.foreignContentType();
    if (contentType != null) {
      return refuse(
          frame, "the content type " + Printable.quote(contentType) + " is not application/openc2");
    }
    String declared = frame.encoding();
    if (declared == null) {
      counters.count(Event.UNDECLARED_ENCODING);
      return read(frame, guess(frame.payload()));
    }
    Optional<Encoding> encoding = encodings.get(declared);
    if (encoding.isEmpty()) {
      return refuse(
          frame,
          "the encoding "
              + Printable.quote(declared)
              + " is not one of "
              + String.join(", ", encodings.names()));
    }
    return read(frame, encoding.get());
  }

  /**
   * What the beginning of a large frame says of it.
   *
   * @param encoding the encoding to answer in
   * @param draft its headers; nothing else can be asked for
   */
  record Head(Encoding encoding, Draft draft) {}

  /**
   * The headers of a frame, if it is a request and they are complete within so many bytes; else
   * null.
   */
  @Nullable Head head(InboundFrame frame, int bytes) {
    if (frame.foreignContentType() != null || isOther(frame.kind())) {
      return null;
    }
    byte[] beginning = Arrays.copyOf(frame.payload(), bytes);
    String declared = frame.encoding();
    Encoding encoding =
        declared == null ? byFirstByte(beginning) : encodings.get(declared).orElse(defaultEncoding);
    try {
      return new Head(encoding, codec.read(beginning, encoding));
    } catch (Throwable e) {
      Draft headers = headers(e);
      return headers == null ? null : new Head(encoding, headers);
    }
  }

  private Reading read(InboundFrame frame, Encoding encoding) {
    Draft draft = null;
    try {
      draft = codec.read(frame.payload(), encoding);
      return read(frame, encoding, draft);
    } catch (Throwable e) {
      if (draft == null && isOther(frame.kind())) {
        return new Reading.Other();
      }
      return new Reading.Unintelligible(encoding, draft == null ? headers(e) : draft, e);
    }
  }

  /** So that the sender of what is no document is told under its request id. */
  private @Nullable Draft headers(Throwable problem) {
    return problem instanceof InvalidMessageException invalid ? codec.headersOf(invalid) : null;
  }

  private Reading read(InboundFrame frame, Encoding encoding, Draft draft) {
    MessageKind declared = frame.kind();
    MessageKind found = draft.kind();
    if (declared != null && found != null && declared != found) {
      throw new InvalidMessageException(
          "/body/openc2",
          "a " + found.wireName() + " that is declared to be a " + declared.wireName());
    }
    if (isOther(found) || (found == null && isOther(declared))) {
      return new Reading.Other();
    }
    if (acceptBareCommands && !draft.isEnvelope()) {
      Command command = draft.command();
      return new Reading.Request(encoding, Message.of(Headers.NONE, command), command);
    }
    Message message = draft.message();
    return message.content() instanceof Command command
        ? new Reading.Request(encoding, message, command)
        : new Reading.Other();
  }

  private static boolean isOther(@Nullable MessageKind kind) {
    return kind != null && kind != MessageKind.REQUEST;
  }

  /** Answers in the encoding that is declared, if it is known, else in the default one. */
  private Reading refuse(InboundFrame frame, String problem) {
    if (isOther(frame.kind())) {
      return new Reading.Other();
    }
    String declared = frame.encoding();
    Encoding encoding =
        declared == null ? defaultEncoding : encodings.get(declared).orElse(defaultEncoding);
    return new Reading.Unintelligible(
        encoding,
        draft(frame.payload(), guess(frame.payload())),
        new OpenC2Exception(StatusCode.BAD_REQUEST, problem));
  }

  /** The first of the likely encodings in which the bytes are a document, else the default. */
  private Encoding guess(byte[] bytes) {
    for (Encoding encoding : List.of(defaultEncoding, byFirstByte(bytes))) {
      if (draft(bytes, encoding) != null) {
        return encoding;
      }
    }
    return defaultEncoding;
  }

  private Encoding byFirstByte(byte[] bytes) {
    if (bytes.length == 0) {
      return defaultEncoding;
    }
    int first = Byte.toUnsignedInt(bytes[0]);
    if ((first >= CBOR_MAP_FIRST && first <= CBOR_MAP_LAST) || first == CBOR_TAG) {
      return Encodings.CBOR;
    }
    return Encodings.JSON;
  }

  private @Nullable Draft draft(byte[] bytes, Encoding encoding) {
    try {
      return codec.read(bytes, encoding);
    } catch (Throwable e) {
      return null;
    }
  }
}

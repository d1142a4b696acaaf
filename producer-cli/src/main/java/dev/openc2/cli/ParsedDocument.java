// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.input.Document;
import dev.openc2.encoding.Draft;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that could be read.
 *
 * @param kind what it holds
 * @param message the message, or the content in an envelope without headers
 */
record ParsedDocument(DocumentKind kind, Message message) {

  /** Reads a document as of this kind, or as what it looks like. */
  static ParsedDocument of(Document document, @Nullable DocumentKind kind, MessageCodec codec) {
    return of(document, document.detectEncoding(), kind, codec);
  }

  /**
   * As {@link #of(Document, DocumentKind, MessageCodec)}, in an encoding that is known.
   *
   * @throws dev.openc2.tree.InvalidMessageException if it is not what it should be
   */
  static ParsedDocument of(
      Document document, Encoding encoding, @Nullable DocumentKind kind, MessageCodec codec) {
    Object tree = encoding.read(document.bytes(), codec.limits());
    if (tree == null) {
      throw new InvalidMessageException("", "null is not an object");
    }
    Draft draft = codec.draft(tree);
    DocumentKind known = kind == null ? guess(draft, tree) : kind;
    return new ParsedDocument(
        known,
        switch (known) {
          case message -> draft.message();
          case command -> Message.of(Headers.NONE, draft.command());
          case response -> Message.of(Headers.NONE, draft.response());
        });
  }

  private static DocumentKind guess(Draft draft, Object tree) {
    if (draft.isEnvelope()) {
      return DocumentKind.message;
    }
    boolean hasStatus = tree instanceof Map<?, ?> map && map.containsKey("status");
    return hasStatus ? DocumentKind.response : DocumentKind.command;
  }

  /** Checks what the profiles that a Command names demand of a Producer. */
  void checkProfile(MessageCodec codec) {
    if (message.content() instanceof Command command) {
      codec.profiles().check(command, Mode.STRICT);
    }
  }
}

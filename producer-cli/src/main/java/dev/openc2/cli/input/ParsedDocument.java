// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.input;

import dev.openc2.encoding.Draft;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.tree.InvalidMessageException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed document of which is known what it holds, but not yet whether that is right.
 *
 * @param kind what it holds
 * @param tree its plain tree
 * @param draft reads the tree
 */
public record ParsedDocument(DocumentKind kind, Object tree, Draft draft) {

  /**
   * Parses a document.
   *
   * @param kind what it holds, or null for what it looks like
   * @throws InvalidMessageException if it is not well-formed
   */
  public static ParsedDocument of(
      Document document, Encoding encoding, @Nullable DocumentKind kind, MessageCodec codec) {
    Object tree = encoding.read(document.bytes(), codec.limits());
    if (tree == null) {
      throw new InvalidMessageException("", "null is not an object");
    }
    Draft draft = codec.draft(tree);
    return new ParsedDocument(kind == null ? guess(draft, tree) : kind, tree, draft);
  }

  private static DocumentKind guess(Draft draft, Object tree) {
    if (draft.isEnvelope()) {
      return DocumentKind.message;
    }
    boolean hasStatus = tree instanceof Map<?, ?> map && map.containsKey("status");
    return hasStatus ? DocumentKind.response : DocumentKind.command;
  }

  /**
   * The message, or the content in an envelope without headers.
   *
   * @throws InvalidMessageException with everything that is wrong
   */
  public Message message() {
    return switch (kind) {
      case message -> draft.message();
      case command -> Message.of(Headers.NONE, draft.command());
      case response -> Message.of(Headers.NONE, draft.response());
    };
  }
}

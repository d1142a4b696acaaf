// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Node;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed document, or the headers of one that is not, that may or may not be a message. What
 * can be read of a bad one is enough to answer it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Draft {

  private final Node root;
  private final MessageTypes types;

  Draft(Node root, MessageTypes types) {
    this.root = root;
    this.types = types;
  }

  /**
   * The document as a message in its envelope; throws {@link InvalidMessageException} with
   * everything that is wrong.
   */
  public Message message() {
    return types.message().read(root);
  }

  /**
   * The document as a bare Command; throws {@link InvalidMessageException} with everything that is
   * wrong.
   */
  public Command command() {
    return types.command().read(root);
  }

  /**
   * The document as a bare Response; throws {@link InvalidMessageException} with everything that is
   * wrong.
   */
  public Response response() {
    return types.response().read(root);
  }

  /** True if it looks like a message in its envelope and not like a bare Command or Response. */
  public boolean isEnvelope() {
    return root.value() instanceof Map<?, ?> map
        && (map.containsKey("body") || map.containsKey("headers"));
  }

  /** What the envelope says that it carries, or null if it does not say one thing clearly. */
  public @Nullable MessageKind kind() {
    if (at("body", "openc2") instanceof Map<?, ?> content && content.size() == 1) {
      return switch (String.valueOf(content.keySet().iterator().next())) {
        case "request" -> MessageKind.REQUEST;
        case "response" -> MessageKind.RESPONSE;
        case "notification" -> MessageKind.NOTIFICATION;
        default -> null;
      };
    }
    return null;
  }

  /** The request id, or null if there is none that can be read. */
  public @Nullable RequestId requestId() {
    return text(at("headers", "request_id"), RequestId::of);
  }

  /** Who sent it, or null if nobody is named or the name fits into no topic. */
  public @Nullable ProducerId from() {
    return text(at("headers", "from"), ProducerId::of);
  }

  /** For whom it is, as far as that can be read; empty if for nobody in particular. */
  public List<String> to() {
    Object value = at("headers", "to");
    if (value instanceof String text) {
      return List.of(text);
    }
    return value instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** The Response that a Command in it asks for, or null if that cannot be read. */
  public @Nullable ResponseRequested responseRequested() {
    Object value = at("body", "openc2", "request", "args", "response_requested");
    return value instanceof String text ? ResponseRequested.of(text).orElse(null) : null;
  }

  private static <T> @Nullable T text(@Nullable Object value, Function<String, T> parser) {
    try {
      return value instanceof String text ? parser.apply(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable Object at(String... path) {
    Object value = root.value();
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }
}

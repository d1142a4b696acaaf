// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Command;
import dev.openc2.message.Content;
import dev.openc2.message.Extension;
import dev.openc2.message.Extensions;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Notification;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a message in its envelope (oc2ls v1.1 §3.2, transf-mqtt v1.0 §2.4.2). */
final class MessageReader {

  private final Namespaces namespaces;
  private final CommandReader commands;
  private final ResponseReader responses;

  MessageReader(Profiles profiles) {
    this.namespaces = new Namespaces(profiles);
    this.commands = new CommandReader(namespaces);
    this.responses = new ResponseReader(namespaces);
  }

  Message message(Node node) {
    Fields fields = node.object();
    Field<Headers> headers = fields.optional("headers", MessageReader::headers);
    Field<Content> content = fields.required("body", this::body);
    Field<String> signature = fields.optional("signature", Node::text);
    boolean areHeadersBad = fields.has("headers") && headers.orNull() == null;
    if (!areHeadersBad
        && lacksRequestId(headers.orElse(Headers.NONE), content.orNull())
        && !node.tolerates(Tolerance.NO_REQUEST_ID)) {
      fields.malformed("a Command that wants a Response needs headers with a request_id");
    }
    return fields.complete(
        () -> new Message(headers.orElse(Headers.NONE), content.get(), signature.orNull()));
  }

  /** The request id is due whenever a Response is wanted (oc2ls v1.0 §3.2). */
  private static boolean lacksRequestId(Headers headers, @Nullable Content content) {
    return headers.requestId() == null
        && content instanceof Command command
        && command.args().effectiveResponse() != ResponseRequested.NONE;
  }

  private static Headers headers(Node node) {
    Fields fields = node.object();
    if (fields.size() == 0 && !node.tolerates(Tolerance.EMPTY_IS_ABSENT)) {
      fields.malformed("headers must not be empty");
    }
    Field<RequestId> requestId = fields.optional("request_id", child -> child.text(RequestId::of));
    Field<Instant> created = fields.optional("created", Node::instant);
    Field<String> from = fields.optional("from", MessageReader::from);
    Field<List<String>> to = fields.optional("to", MessageReader::to);
    Map<String, @Nullable Object> other = new LinkedHashMap<>();
    fields.optionalOthers((name, child) -> other.put(name, unknownHeader(child)));
    return fields.complete(
        () ->
            new Headers(
                requestId.orNull(), created.orNull(), from.orNull(), to.orElse(List.of()), other));
  }

  private static Object unknownHeader(Node node) {
    Object value = node.value();
    if (value == null) {
      throw node.malformed("null is not the value of a header");
    }
    return value;
  }

  /**
   * Whoever sends has an id that fits into a topic: that is where the answer goes (transf-mqtt v1.0
   * §2.4.2).
   */
  private static String from(Node node) {
    return node.text(ProducerId::of).value();
  }

  private static List<String> to(Node node) {
    if (node.isText() && node.tolerates(Tolerance.TO_AS_TEXT)) {
      return List.of(node.text());
    }
    List<String> names = node.list(Node::text);
    if (names.isEmpty() && !node.tolerates(Tolerance.EMPTY_IS_ABSENT)) {
      throw node.malformed("to must not be empty");
    }
    return names;
  }

  private Content body(Node node) {
    Fields fields = node.object();
    Field<Content> content = fields.required("openc2", this::content);
    return fields.complete(content::get);
  }

  private Content content(Node node) {
    Fields fields = node.object();
    if (fields.size() != 1) {
      throw node.malformed(
          "there is exactly one of request, response, notification, not " + fields.size());
    }
    Field<Command> request = fields.optional("request", commands::read);
    Field<Response> response = fields.optional("response", responses::read);
    Field<Notification> notification = fields.optional("notification", this::notification);
    return fields.complete(
        () -> firstOf(node, request.orNull(), response.orNull(), notification.orNull()));
  }

  private static Content firstOf(Node node, @Nullable Content... contents) {
    for (Content content : contents) {
      if (content != null) {
        return content;
      }
    }
    throw node.malformed("the content is null");
  }

  Command command(Node node) {
    return commands.read(node);
  }

  Response response(Node node) {
    return responses.read(node);
  }

  private Notification notification(Node node) {
    Fields fields = node.object();
    if (fields.size() == 0 && !node.tolerates(Tolerance.EMPTY_IS_ABSENT)) {
      fields.malformed("a notification must not be empty");
    }
    List<Extension> extensions = new ArrayList<>();
    fields.optionalOthers(
        (name, child) -> extensions.add(namespaces.extension(name, child, Profile::results)));
    return fields.complete(() -> new Notification(Extensions.of(extensions)));
  }
}

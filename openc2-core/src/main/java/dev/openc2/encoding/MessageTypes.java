// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Command;
import dev.openc2.message.Content;
import dev.openc2.message.Extensions;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Notification;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.Name;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeObject;
import dev.openc2.tree.TreeSink;
import dev.openc2.tree.TreeSource;
import dev.openc2.type.ListType;
import dev.openc2.type.Member;
import dev.openc2.type.Others;
import dev.openc2.type.PlainType;
import dev.openc2.type.RecordType;
import dev.openc2.type.Spelling;
import dev.openc2.type.Types;
import dev.openc2.type.Values;
import dev.openc2.value.Printable;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A message in its envelope (oc2ls v1.1 §3.2, transf-mqtt v1.0 §2.4.2), and what it is made of. */
final class MessageTypes {

  private static final Name OPENC2 = new Name("openc2");
  private static final ListType<String> TEXTS = ListType.of(Types.TEXT);
  private static final RecordType<Headers> HEADERS = headers();

  private final RecordType<Command> command;
  private final RecordType<Response> response;
  private final RecordType<Notification> notification;
  private final RecordType<Message> message;

  MessageTypes(Profiles profiles) {
    Namespaces namespaces = new Namespaces(profiles);
    this.command = CommandTypes.command(namespaces);
    this.response = ResponseTypes.response(namespaces);
    this.notification = notification(namespaces);
    this.message = messageType();
  }

  RecordType<Command> command() {
    return command;
  }

  RecordType<Response> response() {
    return response;
  }

  RecordType<Message> message() {
    return message;
  }

  private RecordType<Message> messageType() {
    var type = RecordType.builder("Message", Message.class);
    Member<Message, Headers> headers =
        type.optional("headers", HEADERS, MessageTypes::presentHeaders, "about the message");
    Member<Message, Content> content =
        type.required(
            "body",
            PlainType.spelt("Body", this::readBody, this::writeBody),
            Message::content,
            "the content");
    var signature = type.optional("signature", Types.TEXT, Message::signature, "of the body");
    type.rule(values -> missingRequestId(values, headers, content));
    return type.build(
        values ->
            new Message(
                values.get(headers, Headers.NONE), values.require(content), values.get(signature)));
  }

  private static @Nullable Headers presentHeaders(Message message) {
    return message.headers().isEmpty() ? null : message.headers();
  }

  /** The request id is due whenever a Response is wanted (oc2ls v1.0 §3.2). */
  private static @Nullable String missingRequestId(
      Values values, Member<Message, Headers> headers, Member<Message, Content> content) {
    Node node = values.node();
    Headers read = values.get(headers);
    boolean areHeadersBad = read == null && node.map().get("headers") != null;
    boolean isDue =
        values.get(content) instanceof Command asked
            && asked.args().effectiveResponse() != ResponseRequested.NONE;
    boolean isThere = read != null && read.requestId() != null;
    return isDue && !isThere && !areHeadersBad && !node.tolerates(Tolerance.NO_REQUEST_ID)
        ? "a Command that wants a Response needs headers with a request_id"
        : null;
  }

  private static RecordType<Headers> headers() {
    var type =
        RecordType.builder("Headers", Headers.class).notEmptyUnless(Tolerance.EMPTY_IS_ABSENT);
    var requestId =
        type.optional(
            "request_id",
            PlainType.asText("String", MessageTypes::requestId, Function.identity()),
            MessageTypes::requestIdOf,
            "ties Responses to their Command");
    var created = type.optional("created", Types.DATE_TIME, Headers::created, "made then");
    // Whoever sends has an id that fits into a topic: that is where the answer goes (transf-mqtt
    // v1.0 §2.4.2).
    var from =
        type.optional(
            "from",
            PlainType.asText("String", node -> node.text(ProducerId::of).value(), text -> text),
            Headers::from,
            "who sent it");
    var to =
        type.optional(
            "to",
            PlainType.of("ArrayOf(String)", MessageTypes::to, names -> names),
            headers -> headers.to().isEmpty() ? null : headers.to(),
            "for whom it is");
    var others =
        type.others(
            new Others<Headers, Map.Entry<String, Object>>(
                (name, child) -> Map.entry(name, unknownHeader(child)),
                (headers, spelling) -> sources(headers.other())));
    return type.build(
        values ->
            new Headers(
                named(values.get(requestId)),
                values.get(created),
                values.get(from),
                values.get(to, List.of()),
                asMap(values.get(others))));
  }

  /** The empty string counts as none where that is tolerated. */
  private static String requestId(Node node) {
    boolean isNone = node.text().isEmpty() && node.tolerates(Tolerance.EMPTY_IS_ABSENT);
    return isNone ? "" : node.text(RequestId::of).value();
  }

  private static @Nullable RequestId named(@Nullable String requestId) {
    return requestId == null || requestId.isEmpty() ? null : RequestId.of(requestId);
  }

  private static @Nullable String requestIdOf(Headers headers) {
    RequestId id = headers.requestId();
    return id == null ? null : id.value();
  }

  private static Map<String, @Nullable Object> asMap(List<Map.Entry<String, Object>> entries) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    Map<String, @Nullable Object> map = new TreeObject();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }

  private static Map<String, TreeSource> sources(Map<String, @Nullable Object> trees) {
    if (trees.isEmpty()) {
      return Map.of();
    }
    Map<String, TreeSource> sources = new LinkedHashMap<>();
    trees.forEach((key, tree) -> sources.put(key, sink -> sink.tree(tree)));
    return sources;
  }

  private static Object unknownHeader(Node node) {
    Object value = node.value();
    if (value == null) {
      throw node.malformed("null is not the value of a header");
    }
    return value;
  }

  private static List<String> to(Node node) {
    if (node.isText() && node.tolerates(Tolerance.TO_AS_TEXT)) {
      return List.of(node.text());
    }
    List<String> names = TEXTS.read(node);
    if (names.isEmpty() && !node.tolerates(Tolerance.EMPTY_IS_ABSENT)) {
      throw node.malformed("to must not be empty");
    }
    return names;
  }

  private Content readBody(Node node) {
    Node child = node.only("a body", "kind of content");
    if (!child.key().equals("openc2")) {
      throw node.malformed("openc2 is missing");
    }
    Node content = child.only("openc2", "of request, response, notification");
    return switch (content.key()) {
      case "request" -> command.read(content);
      case "response" -> response.read(content);
      case "notification" -> notification.read(content);
      default ->
          throw child.malformed(
              Printable.quote(content.key()) + " is not one of request, response, notification");
    };
  }

  private void writeBody(Content content, Spelling spelling, TreeSink sink) throws IOException {
    sink.startObject(1);
    sink.key(OPENC2);
    sink.startObject(1);
    sink.key(content.kind().bodyKey());
    write(content, spelling, sink);
    sink.endObject();
    sink.endObject();
  }

  private void write(Content content, Spelling spelling, TreeSink sink) throws IOException {
    if (content instanceof Command some) {
      command.write(some, spelling, sink);
    } else if (content instanceof Response some) {
      response.write(some, spelling, sink);
    } else {
      notification.write((Notification) content, spelling, sink);
    }
  }

  private static RecordType<Notification> notification(Namespaces namespaces) {
    var type =
        RecordType.builder("Notification", Notification.class)
            .notEmptyUnless(Tolerance.EMPTY_IS_ABSENT);
    var extensions =
        type.others(namespaces.<Notification>others(Profile::results, Notification::extensions));
    return type.build(values -> new Notification(Extensions.of(values.get(extensions))));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openc2.encoding.Encodings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one vector; what the README does not know is an error, so that no misspelling is lost. */
final class VectorParser {

  private static final Set<String> DOCUMENTS = Set.of("json", "text", "jsonHex", "cbor");
  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "clause",
          "note",
          "kind",
          "json",
          "text",
          "jsonHex",
          "cbor",
          "strict",
          "lenient",
          "canonical",
          "cborHex");
  private static final Set<String> VERDICT_MEMBERS = Set.of("status", "at", "by");

  private VectorParser() {}

  static Vector parse(String topic, JsonNode node) {
    checkMembers(topic + " " + node.path("name"), node, MEMBERS);
    return new Vector(
        text(node, "name"),
        topic,
        List.of(text(node, "clause").split("; ")),
        textOrNull(node, "note"),
        Vector.Kind.valueOf(text(node, "kind").toUpperCase(Locale.ROOT)),
        document(node),
        verdict(node, "strict"),
        verdict(node, "lenient"),
        node.get("canonical"),
        textOrNull(node, "cborHex"));
  }

  private static VectorDocument document(JsonNode node) {
    List<String> forms = DOCUMENTS.stream().filter(node::has).toList();
    if (forms.size() != 1) {
      throw problem(node, "has not exactly one of " + DOCUMENTS);
    }
    String form = forms.get(0);
    return switch (form) {
      case "json" -> VectorDocument.ofStructure(node.get(form));
      case "text" -> VectorDocument.ofJsonText(text(node, form));
      case "jsonHex" -> VectorDocument.ofHex(Encodings.JSON, text(node, form));
      default -> VectorDocument.ofHex(Encodings.CBOR, text(node, form));
    };
  }

  private static Verdict verdict(JsonNode vector, String mode) {
    JsonNode node = vector.path(mode);
    if (node.isTextual() && node.textValue().equals("ok")) {
      return Verdict.OK;
    }
    if (!node.path("status").isInt()) {
      throw problem(vector, "has no verdict for " + mode);
    }
    checkMembers(vector.path("name").toString(), node, VERDICT_MEMBERS);
    return new Verdict(
        node.path("status").intValue(), textOrNull(node, "at"), textOrNull(node, "by"));
  }

  private static void checkMembers(String place, JsonNode node, Set<String> known) {
    List<String> unknown = new ArrayList<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(place + " has unknown members: " + unknown);
    }
  }

  private static String text(JsonNode node, String member) {
    String text = textOrNull(node, member);
    if (text == null) {
      throw problem(node, "has no " + member);
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonNode node, String member) {
    JsonNode value = node.get(member);
    return value == null ? null : value.textValue();
  }

  private static IllegalStateException problem(JsonNode vector, String problem) {
    return new IllegalStateException("vector " + vector.path("name") + " " + problem);
  }
}

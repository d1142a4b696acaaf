// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Extension;
import dev.openc2.message.Extensions;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.profile.Profile;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Response (oc2ls v1.0 §3.3.2). Where that is tolerated, unknown members are passed over
 * and results that the language does not define are kept raw: a Producer must not lose an answer
 * because a peer is sloppy.
 */
final class ResponseReader {

  private static final int MIN_STATUS = 100;
  private static final int MAX_STATUS = 599;

  private final Namespaces namespaces;

  ResponseReader(Namespaces namespaces) {
    this.namespaces = namespaces;
  }

  Response read(Node node) {
    Fields fields = node.object();
    Field<Integer> status = fields.required("status", ResponseReader::status);
    Field<String> statusText = fields.optional("status_text", Node::text);
    Field<Optional<Results>> results = fields.optional("results", this::results);
    if (node.tolerates(Tolerance.OTHER_RESPONSE_MEMBERS)) {
      return fields.completeIgnoringOthers(() -> response(status, statusText, results));
    }
    return fields.complete(() -> response(status, statusText, results));
  }

  private static Response response(
      Field<Integer> status, Field<String> statusText, Field<Optional<Results>> results) {
    return new Response(
        status.get(), statusText.orNull(), results.orElse(Optional.empty()).orElse(null));
  }

  private static int status(Node node) {
    int status = (int) node.integer(MIN_STATUS, MAX_STATUS);
    if (StatusCode.of(status).isEmpty() && !node.tolerates(Tolerance.OTHER_STATUS)) {
      throw node.malformed(status + " is not a status code of the language");
    }
    return status;
  }

  private Optional<Results> results(Node node) {
    try {
      return Optional.of(exactResults(node)).filter(results -> !results.isEmpty());
    } catch (InvalidMessageException e) {
      if (!node.tolerates(Tolerance.OTHER_RESULTS)) {
        throw e;
      }
      return Optional.ofNullable(node.value()).map(Results::nonconformant);
    }
  }

  private Results exactResults(Node node) {
    Fields fields = node.object();
    if (fields.size() == 0 && !node.tolerates(Tolerance.EMPTY_IS_ABSENT)) {
      fields.malformed("results must not be empty");
    }
    Field<List<String>> versions = fields.optional("versions", child -> child.list(Node::text));
    Field<List<Nsid>> profiles =
        fields.optional("profiles", child -> child.list(Namespaces::anyNsid));
    Field<Pairs> pairs = fields.optional("pairs", PairsReader::read);
    Field<Double> rateLimit = fields.optional("rate_limit", Node::nonNegativeNumber);
    List<Extension> extensions = new ArrayList<>();
    List<Pairs> profilePairs = new ArrayList<>();
    fields.optionalOthers((name, child) -> addExtension(name, child, extensions, profilePairs));
    return fields.complete(
        () ->
            new Results(
                versions(node, versions.orNull()),
                profiles.orNull(),
                merge(pairs.orNull(), profilePairs),
                rateLimit.orNull(),
                Extensions.of(extensions),
                null));
  }

  private static @Nullable List<String> versions(Node node, @Nullable List<String> versions) {
    boolean isAbsent =
        versions != null && versions.isEmpty() && node.tolerates(Tolerance.EMPTY_IS_ABSENT);
    return isAbsent ? null : versions;
  }

  /**
   * Later drafts hold the pairs of a profile beside its results: {@code {"slpf": {"pairs": …}}}.
   */
  private void addExtension(
      String name, Node child, List<Extension> extensions, List<Pairs> profilePairs) {
    if (child.tolerates(Tolerance.PAIRS_SHAPES)
        && child.value() instanceof Map<?, ?> map
        && map.containsKey("pairs")) {
      Nsid nsid = child.checked(name, Nsid::of);
      Map<Object, @Nullable Object> rest = new LinkedHashMap<>(map);
      profilePairs.add(PairsReader.read(child.child("pairs", rest.remove("pairs")), nsid));
      if (!rest.isEmpty()) {
        extensions.add(namespaces.extension(name, child.replaced(rest), Profile::results));
      }
      return;
    }
    extensions.add(namespaces.extension(name, child, Profile::results));
  }

  private static @Nullable Pairs merge(@Nullable Pairs base, List<Pairs> profilePairs) {
    Pairs merged = base;
    for (Pairs pairs : profilePairs) {
      merged = merged == null ? pairs : merged.and(pairs);
    }
    return merged;
  }
}

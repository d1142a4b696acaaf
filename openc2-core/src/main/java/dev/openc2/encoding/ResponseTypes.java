// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Extension;
import dev.openc2.message.Extensions;
import dev.openc2.message.Pairs;
import dev.openc2.message.RawExtension;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.profile.Profile;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeSink;
import dev.openc2.tree.TreeSource;
import dev.openc2.type.ListType;
import dev.openc2.type.Others;
import dev.openc2.type.PlainType;
import dev.openc2.type.RecordType;
import dev.openc2.type.Spelling;
import dev.openc2.type.Types;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of a Response (oc2ls v1.0 §3.3.2). Where that is tolerated, unknown members are passed
 * over and results that the language does not define are kept raw: a Producer must not lose an
 * answer because a peer is sloppy.
 */
final class ResponseTypes {

  private static final int MIN_STATUS = 100;
  private static final int MAX_STATUS = 599;

  private static final PlainType<Integer> STATUS =
      PlainType.asInteger("Status-Code", ResponseTypes::status, Integer::longValue);

  /** The pairs of one profile, beside its results. */
  private record ProfilePairs(Nsid nsid, Pairs pairs) {}

  private final Namespaces namespaces;
  private final RecordType<Results> exactResults;

  private ResponseTypes(Namespaces namespaces) {
    this.namespaces = namespaces;
    this.exactResults = exactResults();
  }

  static RecordType<Response> response(Namespaces namespaces) {
    ResponseTypes types = new ResponseTypes(namespaces);
    var type = RecordType.builder("Response", Response.class);
    type.ignoreOthersIf(Tolerance.OTHER_RESPONSE_MEMBERS);
    var status = type.required("status", STATUS, Response::status, "how it went");
    var statusText =
        type.optional("status_text", Types.TEXT, Response::statusText, "the same for people");
    var results =
        type.optional(
            "results",
            PlainType.spelt("Results", types::results, types::writeResults),
            response -> present(response.results()),
            "what came out");
    return type.build(
        values ->
            new Response(
                values.require(status), values.get(statusText), present(values.get(results))));
  }

  private static @Nullable Results present(@Nullable Results results) {
    return results == null || results.isEmpty() ? null : results;
  }

  private static int status(Node node) {
    int status = (int) node.integer(MIN_STATUS, MAX_STATUS);
    if (StatusCode.of(status).isEmpty() && !node.tolerates(Tolerance.OTHER_STATUS)) {
      throw node.malformed(status + " is not a status code of the language");
    }
    return status;
  }

  private Results results(Node node) {
    try {
      checkPairs(node);
      return exactResults.read(node);
    } catch (InvalidMessageException e) {
      Object raw = node.value();
      if (raw == null || !node.tolerates(Tolerance.OTHER_RESULTS)) {
        throw e;
      }
      return Results.nonconformant(raw);
    }
  }

  /** A target of a profile is written anew, which takes more than its place in the message. */
  private static void checkPairs(Node node) {
    Map<String, @Nullable Object> members = node.map();
    int targets = 0;
    if (members.get("pairs") instanceof Map<?, ?> map) {
      // Those with their namespace are taken as they are.
      for (Object byAction : map.values()) {
        targets += PairsForm.count(byAction);
      }
    }
    if (members.size() <= RecordType.MAX_OTHERS) {
      for (Object member : members.values()) {
        targets += member instanceof Map<?, ?> map ? PairsForm.count(map.get("pairs")) : 0;
      }
    }
    if (targets > PairsForm.MAX_TARGETS) {
      throw node.malformed(targets + " targets of pairs are more than " + PairsForm.MAX_TARGETS);
    }
  }

  private void writeResults(Results results, Spelling spelling, TreeSink sink) throws IOException {
    Object raw = results.raw();
    if (raw == null) {
      exactResults.write(results, spelling, sink);
    } else {
      sink.tree(raw);
    }
  }

  private RecordType<Results> exactResults() {
    var type =
        RecordType.builder("Results", Results.class).notEmptyUnless(Tolerance.EMPTY_IS_ABSENT);
    var versions =
        type.optional(
            "versions",
            ListType.of(Types.TEXT).named("ArrayOf(Version)"),
            Results::versions,
            "of the language");
    var profiles =
        type.optional(
            "profiles",
            ListType.of(PlainType.asText("Nsid", Namespaces::anyNsid, Nsid::value)),
            Results::profiles,
            "that are supported");
    var pairs =
        type.optional(
            "pairs",
            PlainType.spelt(
                "Action-Targets",
                PairsForm::read,
                (some, spelling, sink) -> PairsForm.write(some, null, sink)),
            Results::pairs,
            "that are supported");
    var rateLimit =
        type.optional("rate_limit", Types.RATE, Results::rateLimit, "Commands per minute");
    Others<Results, Object> others =
        type.others(new Others<>(this::readOther, this::extensionSources));
    return type.build(
        values -> {
          List<Object> parts = flat(values.get(others));
          return new Results(
              versions(values.node(), values.get(versions)),
              values.get(profiles),
              values.get(pairs),
              values.get(rateLimit),
              Extensions.of(extensions(parts)),
              null,
              profilePairs(parts));
        });
  }

  private static @Nullable List<String> versions(Node node, @Nullable List<String> versions) {
    boolean isAbsent =
        versions != null && versions.isEmpty() && node.tolerates(Tolerance.EMPTY_IS_ABSENT);
    return isAbsent ? null : versions;
  }

  /**
   * Later drafts hold the pairs of a profile beside its results: {@code {"slpf": {"pairs": …}}}.
   */
  private Object readOther(String name, Node child) {
    if (!(child.value() instanceof Map<?, ?> map) || !map.containsKey("pairs")) {
      return namespaces.read(name, child, Profile::results);
    }
    if (!child.tolerates(Tolerance.PAIRS_SHAPES)) {
      Extension exact = namespaces.read(name, child, Profile::results);
      if (exact instanceof RawExtension) {
        throw child.malformed("\"pairs\" is a word of language 2.0");
      }
      return exact;
    }
    Nsid nsid = child.checked(name, Nsid::of);
    Map<Object, @Nullable Object> rest = new LinkedHashMap<>(map);
    Pairs pairs = PairsForm.read(child.child("pairs", rest.remove("pairs")), nsid);
    ProfilePairs profilePairs = new ProfilePairs(nsid, pairs);
    return rest.isEmpty()
        ? profilePairs
        : List.of(profilePairs, namespaces.read(name, child.replaced(rest), Profile::results));
  }

  private static List<Object> flat(List<Object> others) {
    if (others.isEmpty()) {
      return others;
    }
    List<Object> flat = new ArrayList<>();
    for (Object other : others) {
      if (other instanceof List<?> both) {
        flat.addAll(both);
      } else {
        flat.add(other);
      }
    }
    return flat;
  }

  private static List<Extension> extensions(List<Object> parts) {
    return parts.isEmpty()
        ? List.of()
        : parts.stream().filter(Extension.class::isInstance).map(Extension.class::cast).toList();
  }

  private static Map<Nsid, Pairs> profilePairs(List<Object> parts) {
    if (parts.isEmpty()) {
      return Map.of();
    }
    Map<Nsid, Pairs> byNsid = new LinkedHashMap<>();
    for (Object other : parts) {
      if (other instanceof ProfilePairs some && !some.pairs().isEmpty()) {
        byNsid.put(some.nsid(), some.pairs());
      }
    }
    return byNsid;
  }

  private Map<String, TreeSource> extensionSources(Results results, Spelling spelling) {
    Map<String, TreeSource> sources =
        namespaces.sources(results.extensions(), Profile::results, spelling);
    if (results.profilePairs().isEmpty()) {
      return sources;
    }
    Map<String, TreeSource> all = new LinkedHashMap<>(sources);
    results.profilePairs().forEach((nsid, pairs) -> addPairs(all, nsid, pairs));
    return all;
  }

  private static void addPairs(Map<String, TreeSource> sources, Nsid nsid, Pairs pairs) {
    Map<Object, @Nullable Object> both = new LinkedHashMap<>();
    TreeSource results = sources.get(nsid.value());
    if (results != null && results.toTree() instanceof Map<?, ?> tree) {
      both.putAll(tree);
    }
    TreeSource written = sink -> PairsForm.write(pairs, nsid, sink);
    both.put("pairs", written.toTree());
    sources.put(nsid.value(), sink -> sink.tree(both));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Extension;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.value.Nsid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Response from those of several actuators: 200 only if all say so, else the most severe status
 * with what each said, and all results under their namespaces. The language has no rule for it
 * (oc2ls issue 364).
 */
final class Aggregate {

  /** From the most severe; the rest in the order of their numbers, which puts 200 last. */
  private static final List<Integer> SEVERITY = List.of(500, 503, 501, 404, 403, 401, 400, 102);

  /** What one actuator answered. */
  record Share(Nsid nsid, Response response) {}

  private Aggregate() {}

  /** The Response of the shares, of which there is at least one. */
  static Response of(List<Share> shares) {
    if (shares.size() == 1) {
      return shares.get(0).response();
    }
    int status =
        shares.stream()
            .map(share -> share.response().status())
            .min(Comparator.comparingInt(Aggregate::rank))
            .orElseThrow();
    return new Response(status, text(shares), results(shares));
  }

  private static int rank(int status) {
    int rank = SEVERITY.indexOf(status);
    return rank < 0 ? SEVERITY.size() : rank;
  }

  private static @Nullable String text(List<Share> shares) {
    boolean isPlain =
        shares.stream()
            .map(Share::response)
            .allMatch(response -> response.isSuccess() && response.statusText() == null);
    if (isPlain) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (Share share : shares) {
      Response response = share.response();
      String said = response.statusText() == null ? "" : " " + response.statusText();
      parts.add(share.nsid() + ": " + response.status() + said);
    }
    return String.join("; ", parts);
  }

  /** Of two results under one namespace the first stays. */
  private static @Nullable Results results(List<Share> shares) {
    Map<Nsid, Extension> byNsid = new LinkedHashMap<>();
    for (Share share : shares) {
      Results results = share.response().results();
      if (results != null) {
        results.extensions().byNsid().forEach(byNsid::putIfAbsent);
      }
    }
    return byNsid.isEmpty() ? null : Results.of(byNsid.values().toArray(Extension[]::new));
  }
}

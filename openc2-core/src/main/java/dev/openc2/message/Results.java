// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import dev.openc2.value.Repeats;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a Command (oc2ls v1.0 §3.3.2.2).
 *
 * @param versions versions of the language, at least one, each once, or null if not asked for
 * @param profiles the profiles of the Consumer, possibly empty, or null if not asked for
 * @param pairs its action/target pairs, or null if not asked for
 * @param rateLimit Commands per minute, finite and at least 0, or null
 * @param extensions the results of profiles
 * @param raw null, unless a peer sent results that the language does not define: then all of them
 *     as they came, a plain tree (see {@code dev.openc2.tree})
 * @param profilePairs the pairs of single profiles, as later drafts have them; they are in {@code
 *     pairs} too, and targets have their namespace in both
 */
public record Results(
    @Nullable List<String> versions,
    @Nullable List<Nsid> profiles,
    @Nullable Pairs pairs,
    @Nullable Double rateLimit,
    Extensions extensions,
    @Nullable Object raw,
    Map<Nsid, Pairs> profilePairs) {

  /** Copies the lists, checks versions and rate limit; no pairs are the same as none asked for. */
  public Results {
    versions = versions == null ? null : List.copyOf(versions);
    profiles = profiles == null ? null : List.copyOf(profiles);
    checkVersions(versions);
    profilePairs =
        profilePairs.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(profilePairs));
    pairs = profilePairs.isEmpty() ? pairs : together(pairs, profilePairs);
    pairs = pairs == null || pairs.isEmpty() ? null : pairs;
    if (rateLimit != null && !(rateLimit >= 0 && rateLimit <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "rate_limit: " + rateLimit + " is not a finite number of at least 0");
    }
    // Adding 0 makes 0 of -0, which JSON and equals would tell apart.
    rateLimit = rateLimit == null ? null : rateLimit + 0.0;
  }

  private static Pairs together(@Nullable Pairs pairs, Map<Nsid, Pairs> profilePairs) {
    Pairs.Builder all = Pairs.builder();
    if (pairs != null) {
      all.addAll(pairs);
    }
    profilePairs.values().forEach(all::addAll);
    return all.build();
  }

  private static void checkVersions(@Nullable List<String> versions) {
    if (versions == null) {
      return;
    }
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions must not be empty");
    }
    String repeated = Repeats.first(versions);
    if (repeated != null) {
      throw new IllegalArgumentException(
          "versions: " + Printable.quote(repeated) + " is there twice");
    }
  }

  /** Results without pairs of single profiles. */
  public Results(
      @Nullable List<String> versions,
      @Nullable List<Nsid> profiles,
      @Nullable Pairs pairs,
      @Nullable Double rateLimit,
      Extensions extensions,
      @Nullable Object raw) {
    this(versions, profiles, pairs, rateLimit, extensions, raw, Map.of());
  }

  /** Results of profiles only. */
  public static Results of(Extension... extensions) {
    return new Results(null, null, null, null, Extensions.of(extensions), null);
  }

  /** Results that the language does not define, as they came. */
  public static Results nonconformant(Object raw) {
    return new Results(null, null, null, null, Extensions.NONE, raw);
  }

  /** True if nothing is in them: then they are not sent at all. */
  public boolean isEmpty() {
    return versions == null
        && profiles == null
        && pairs == null
        && rateLimit == null
        && extensions.isEmpty()
        && raw == null;
  }
}

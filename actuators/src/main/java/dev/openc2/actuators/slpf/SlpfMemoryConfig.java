// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of {@code slpf=memory}.
 *
 * @param maxRules how many rules there may be, those included whose time has not come; 1 to 1 000
 *     000; absent means {@value #DEFAULT_MAX_RULES}
 * @param hostname what the specifier {@code hostname} must say to mean it: a host name or an IP
 *     address; absent means that no such specifier does
 * @param namedGroup likewise for {@code named_group}
 * @param assetId likewise for {@code asset_id}
 * @param assetTuple likewise for {@code asset_tuple}: 1 to 10 texts
 */
public record SlpfMemoryConfig(
    @Nullable Integer maxRules,
    @Nullable String hostname,
    @Nullable String namedGroup,
    @Nullable String assetId,
    @Nullable List<String> assetTuple) {

  /** The number of rules where none is configured. */
  public static final int DEFAULT_MAX_RULES = 10_000;

  private static final int LIMIT = 1_000_000;

  /** Checks each value; throws {@link IllegalArgumentException} naming the key. */
  public SlpfMemoryConfig {
    if (maxRules != null && (maxRules < 1 || maxRules > LIMIT)) {
      throw new IllegalArgumentException(
          "maxRules: " + maxRules + " is not between 1 and " + LIMIT);
    }
    assetTuple = assetTuple == null ? null : List.copyOf(assetTuple);
    SlpfSpecifiers.configured(hostname, namedGroup, assetId, assetTuple);
  }

  int effectiveMaxRules() {
    return maxRules == null ? DEFAULT_MAX_RULES : maxRules;
  }

  SlpfSpecifiers specifiers() {
    return new SlpfSpecifiers(hostname, namedGroup, assetId, assetTuple);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The safety catch of a packet filter: which denials are refused, because they would cut off what
 * must not be cut off.
 */
public final class Guard {

  /** Refuses nothing. */
  public static final Guard NONE = new Guard(List.of(), List::of, true);

  /** A denial of a shorter prefix is wide. */
  private static final int NARROW_IPV4 = 8;

  private static final int NARROW_IPV6 = 16;

  private final List<Protection> configured;
  private final Supplier<List<Protection>> lifelines;
  private final boolean allowsWide;

  private Guard(
      List<Protection> configured, Supplier<List<Protection>> lifelines, boolean allowsWide) {
    this.configured = configured;
    this.lifelines = lifelines;
    this.allowsWide = allowsWide;
  }

  /**
   * A guard.
   *
   * @param protect what is protected, each like {@code 192.0.2.0/24}, {@code tcp/22} or {@code
   *     192.0.2.1 tcp/8883}
   * @param lifelines where Commands come from, which is protected, too
   * @param allowsWide whether nearly everything may be denied at once
   * @throws IllegalArgumentException naming what of {@code protect} is malformed
   */
  public static Guard of(List<String> protect, Lifelines lifelines, boolean allowsWide) {
    return new Guard(
        protect.stream().map(Protection::parse).toList(), lifelines::protections, allowsWide);
  }

  /** Why a rule is refused, as one sentence that names what it hits; empty if it is not. */
  Optional<String> refusal(FilterRule rule) {
    if (rule.verdict() == Verdict.ALLOW) {
      return Optional.empty();
    }
    Scope scope = Scope.of(rule.what());
    List<Protection> all = new ArrayList<>(lifelines.get());
    all.addAll(configured);
    for (Protection protection : all) {
      if (protection.isHitBy(scope)) {
        return Optional.of("refused: it would hit what is protected, " + protection.name());
      }
    }
    return !allowsWide && isWide(scope)
        ? Optional.of("refused: it is too wide, " + rule.describe())
        : Optional.empty();
  }

  private static boolean isWide(Scope scope) {
    int narrow = scope.isIpv6() ? NARROW_IPV6 : NARROW_IPV4;
    return !scope.isLimited()
        && scope.spans().stream().allMatch(span -> span.prefixLength() < narrow);
  }
}

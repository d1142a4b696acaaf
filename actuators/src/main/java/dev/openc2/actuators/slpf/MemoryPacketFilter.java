// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A packet filter of a simulated device: it keeps its rules in memory and can say what would become
 * of a packet. The device lives as long as this object; {@link #reboot} restarts it.
 *
 * <p>Thread-safe.
 */
public final class MemoryPacketFilter implements PacketFilter {

  private final Object lock = new Object();

  /** The same rules twice: by number, and in the order of evaluation. Guarded by the lock. */
  private final Map<RuleNumber, FilterRule> byNumber = new HashMap<>();

  private final TreeSet<FilterRule> inOrder = new TreeSet<>(FilterRule.EVALUATION_ORDER);

  /** Makes a filter without rules. */
  public MemoryPacketFilter() {}

  @Override
  public FilterFeatures features() {
    return FilterFeatures.ALL;
  }

  /** True as long as it has no rules: the simulated device lives no longer than this object. */
  @Override
  public boolean isBlank() {
    synchronized (lock) {
      return byNumber.isEmpty();
    }
  }

  @Override
  public Drift restore(Collection<FilterRule> rules) {
    synchronized (lock) {
      Set<FilterRule> before = Set.copyOf(byNumber.values());
      Set<RuleNumber> missing = new HashSet<>();
      Map<RuleNumber, FilterRule> wanted = new HashMap<>();
      for (FilterRule rule : rules) {
        wanted.put(rule.number(), rule);
        if (!before.contains(rule)) {
          missing.add(rule.number());
        }
      }
      Set<String> foreign = new HashSet<>();
      for (FilterRule rule : before) {
        if (!rule.equals(wanted.get(rule.number()))) {
          foreign.add(rule.text());
        }
      }
      byNumber.clear();
      byNumber.putAll(wanted);
      inOrder.clear();
      inOrder.addAll(wanted.values());
      return new Drift(missing, foreign);
    }
  }

  @Override
  public void change(RuleChange change) {
    synchronized (lock) {
      change.checkAgainst(byNumber.keySet());
      for (RuleNumber number : change.removed()) {
        inOrder.remove(byNumber.remove(number));
      }
      for (FilterRule rule : change.added()) {
        byNumber.put(rule.number(), rule);
        inOrder.add(rule);
      }
    }
  }

  @Override
  public List<FilterRule> rules() {
    synchronized (lock) {
      return List.copyOf(inOrder);
    }
  }

  /** Empty: nobody sends packets through a simulated device. */
  @Override
  public Map<RuleNumber, Traffic> traffic() {
    return Map.of();
  }

  @Override
  public String preview(RuleChange change) {
    StringBuilder text = new StringBuilder();
    change.removed().stream()
        .sorted()
        .forEach(number -> text.append("remove ").append(number).append('\n'));
    change.added().forEach(rule -> text.append("add ").append(rule.text()).append('\n'));
    return text.toString();
  }

  /**
   * True if a packet passes.
   *
   * @param packet its five-tuple, without ports where the protocol has none
   * @param direction ingress or egress
   */
  public boolean allows(Ipv4ConnectionTarget packet, Direction direction) {
    return passes(decidingRule(what -> TrafficMatch.matches(what, packet), direction));
  }

  /** As {@link #allows(Ipv4ConnectionTarget, Direction)}, over IPv6. */
  public boolean allows(Ipv6ConnectionTarget packet, Direction direction) {
    return passes(decidingRule(what -> TrafficMatch.matches(what, packet), direction));
  }

  /** The rule that decides over a packet, or empty if none matches: then it passes. */
  public Optional<FilterRule> decidingRule(Ipv4ConnectionTarget packet, Direction direction) {
    return decidingRule(what -> TrafficMatch.matches(what, packet), direction);
  }

  private static boolean passes(Optional<FilterRule> rule) {
    return rule.map(FilterRule::verdict).orElse(Verdict.ALLOW) == Verdict.ALLOW;
  }

  private Optional<FilterRule> decidingRule(Predicate<Target> matches, Direction direction) {
    if (direction == Direction.BOTH) {
      throw new IllegalArgumentException("a packet comes in or goes out, not both");
    }
    return rules().stream()
        .filter(rule -> rule.direction() == Direction.BOTH || rule.direction() == direction)
        .filter(rule -> matches.test(rule.what()))
        .findFirst();
  }

  /** Restarts the simulated device: only persistent rules are still there. */
  public void reboot() {
    synchronized (lock) {
      byNumber.values().removeIf(rule -> !rule.persistent());
      inOrder.removeIf(rule -> !rule.persistent());
    }
  }

  @Override
  public void close() {}
}

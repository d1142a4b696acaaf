// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which action may be asked of which target: the Action-Targets of the language (oc2ls v1.0
 * §3.4.2.1).
 *
 * @param targetsByAction names of targets, those of profiles with their namespace, by action
 */
public record Pairs(Map<Action, Set<String>> targetsByAction) {

  /** No pair. */
  public static final Pairs NONE = new Pairs(Map.of());

  /** Copies map and sets; drops actions without a target. */
  public Pairs {
    Map<Action, Set<String>> copy = new EnumMap<>(Action.class);
    targetsByAction.forEach(
        (action, targets) -> {
          if (!targets.isEmpty()) {
            copy.put(action, OrderedTexts.copyOf(targets));
          }
        });
    targetsByAction = Collections.unmodifiableMap(copy);
  }

  /** True if there is none. */
  public boolean isEmpty() {
    return targetsByAction.isEmpty();
  }

  /** True if the action may be asked of the target with this name. */
  public boolean contains(Action action, String targetName) {
    return targetsByAction.getOrDefault(action, Set.of()).contains(targetName);
  }

  /** These pairs and the others. */
  public Pairs and(Pairs other) {
    return builder().addAll(this).addAll(other).build();
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects pairs; not thread-safe. */
  public static final class Builder {

    private final Map<Action, List<String>> targetsByAction = new EnumMap<>(Action.class);

    private Builder() {}

    /** Adds an action with these targets. */
    public Builder add(Action action, Collection<String> targets) {
      targetsByAction.computeIfAbsent(action, key -> new ArrayList<>(0)).addAll(targets);
      return this;
    }

    /** Adds all of these pairs. */
    public Builder addAll(Pairs pairs) {
      pairs.targetsByAction.forEach(this::add);
      return this;
    }

    /** Adds an action with these targets. */
    public Builder add(Action action, String... targets) {
      return add(action, List.of(targets));
    }

    /** The pairs. */
    public Pairs build() {
      Map<Action, Set<String>> once = new EnumMap<>(Action.class);
      targetsByAction.forEach((action, targets) -> once.put(action, OrderedTexts.copyOf(targets)));
      return new Pairs(once);
    }
  }
}

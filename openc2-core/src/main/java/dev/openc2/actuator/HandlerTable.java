// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuator;

import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The handlers of an actuator by action and target: dispatch and {@code query features} read the
 * same table.
 */
public final class HandlerTable {

  private final Map<Action, Map<String, Handler>> handlers;
  private final Pairs pairs;

  private HandlerTable(Map<Action, Map<String, Handler>> handlers) {
    this.handlers = handlers;
    Pairs.Builder builder = Pairs.builder();
    handlers.forEach((action, byTarget) -> builder.add(action, byTarget.keySet()));
    this.pairs = builder.build();
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** The pairs that have a handler. */
  public Pairs pairs() {
    return pairs;
  }

  /** The handler of a pair, if there is one. */
  public Optional<Handler> get(Action action, String targetName) {
    return Optional.ofNullable(handlers.getOrDefault(action, Map.of()).get(targetName));
  }

  /** Collects handlers; not thread-safe. */
  public static final class Builder {

    private final Map<Action, Map<String, Handler>> handlers = new LinkedHashMap<>();

    private Builder() {}

    /** Adds the handler of a pair; throws {@link IllegalArgumentException} if the pair has one. */
    public Builder on(Action action, String targetName, Handler handler) {
      Map<String, Handler> byTarget =
          handlers.computeIfAbsent(action, key -> new LinkedHashMap<>());
      if (byTarget.putIfAbsent(targetName, handler) != null) {
        throw new IllegalArgumentException(
            "two handlers for " + action.wireName() + " " + targetName);
      }
      return this;
    }

    /** The table. */
    public HandlerTable build() {
      Map<Action, Map<String, Handler>> copy = new HashMap<>();
      handlers.forEach((action, byTarget) -> copy.put(action, new LinkedHashMap<>(byTarget)));
      return new HandlerTable(copy);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.log;

import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import dev.openc2.value.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of {@code x-log=log}.
 *
 * @param pairs the targets of the language that it accepts by action, such as {@code deny:
 *     [ipv4_net]}. Absent means scan, locate and investigate of every target: those change nothing
 *     on a device, so that a 200 for nothing does no harm. An answer to deny or contain must be
 *     asked for here, since a Producer may take it for the truth
 */
public record LogConfig(@Nullable Map<String, List<String>> pairs) {

  private static final Pairs HARMLESS =
      Pairs.builder()
          .add(Action.SCAN, LogPairs.TARGETS)
          .add(Action.LOCATE, LogPairs.TARGETS)
          .add(Action.INVESTIGATE, LogPairs.TARGETS)
          .build();

  /** Copies the map; throws {@link IllegalArgumentException} naming what is no action or target. */
  public LogConfig {
    if (pairs != null) {
      Map<String, List<String>> copy = new LinkedHashMap<>();
      pairs.forEach((action, targets) -> copy.put(action, List.copyOf(targets)));
      pairs = Map.copyOf(copy);
      read(pairs);
    }
  }

  /** The pairs that it accepts. */
  Pairs effectivePairs() {
    return pairs == null ? HARMLESS : read(pairs);
  }

  private static Pairs read(Map<String, List<String>> pairs) {
    Pairs.Builder builder = Pairs.builder();
    pairs.forEach(
        (name, targets) -> {
          Action action =
              Action.of(name)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "pairs: " + Printable.quote(name) + " is not an action"));
          targets.forEach(target -> check(name, target));
          builder.add(action, targets);
        });
    Pairs read = builder.build();
    if (read.isEmpty()) {
      throw new IllegalArgumentException("pairs: there is none");
    }
    return read;
  }

  private static void check(String action, String target) {
    if (!LogPairs.TARGETS.contains(target)) {
      throw new IllegalArgumentException(
          "pairs."
              + action
              + ": "
              + Printable.quote(target)
              + " is not one of "
              + String.join(", ", LogPairs.TARGETS));
    }
  }
}

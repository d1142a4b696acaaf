// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * In what the rules of a device were different from those that were meant to be in force.
 *
 * @param missing the rules that the device did not have
 * @param foreign what it had in their place and nobody asked for, as the device calls it
 * @param isFrameBroken whether it was without what makes rules count, or with another one
 */
public record Drift(Set<RuleNumber> missing, Set<String> foreign, boolean isFrameBroken) {

  /** How much of a long list is told. */
  private static final int FEW = 10;

  /** No difference. */
  public static final Drift NONE = new Drift(Set.of(), Set.of());

  /** A difference of rules alone. */
  public Drift(Set<RuleNumber> missing, Set<String> foreign) {
    this(missing, foreign, false);
  }

  /** Copies the sets. */
  public Drift {
    missing = Set.copyOf(missing);
    foreign = Set.copyOf(foreign);
  }

  /** True if there was no difference in the rules. */
  public boolean isNone() {
    return missing.isEmpty() && foreign.isEmpty();
  }

  /** Tells it, in so many words that a log can bear them. */
  LoggingEventBuilder tell(LoggingEventBuilder event) {
    return event
        .addKeyValue("missing", few(missing))
        .addKeyValue("foreign", few(foreign))
        .addKeyValue("isFrameBroken", isFrameBroken);
  }

  private static String few(Set<?> all) {
    String some =
        all.stream().limit(FEW).map(String::valueOf).sorted().collect(Collectors.joining(", "));
    return all.size() > FEW ? some + " and " + (all.size() - FEW) + " more" : some;
  }
}

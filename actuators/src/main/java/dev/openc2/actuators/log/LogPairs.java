// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.log;

import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import dev.openc2.target.CommandTarget;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.type.CoreTargets;
import java.util.List;

/**
 * What can be written down. Apart from {@link LogProfile}, since every program loads that, and few
 * use it.
 */
final class LogPairs {

  /** The targets of the language that stand for things outside of OpenC2, in alphabetical order. */
  static final List<String> TARGETS =
      CoreTargets.byName().keySet().stream()
          .filter(name -> !name.equals(CommandTarget.NAME) && !name.equals(FeaturesTarget.NAME))
          .sorted()
          .toList();

  /** Every action on each of them. */
  static final Pairs ALL = everyPair();

  private LogPairs() {}

  private static Pairs everyPair() {
    Pairs.Builder pairs = Pairs.builder();
    for (Action action : Action.values()) {
      pairs.add(action, TARGETS);
    }
    return pairs.build();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.log;

import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.target.CommandTarget;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.type.CoreTargets;
import dev.openc2.value.Nsid;
import java.util.List;

/**
 * {@code x-log}: every action on every target of the language, except {@code query features}, which
 * no actuator answers. It adds no words.
 */
public final class LogProfile implements Profile {

  /** The namespace. */
  public static final Nsid NSID = Nsid.of("x-log");

  /** The targets of the language that stand for things outside of OpenC2, in alphabetical order. */
  static final List<String> TARGETS =
      CoreTargets.byName().keySet().stream()
          .filter(name -> !name.equals(CommandTarget.NAME) && !name.equals(FeaturesTarget.NAME))
          .sorted()
          .toList();

  private static final Pairs PAIRS = everyPair();

  /** Made by the service loader. */
  public LogProfile() {}

  private static Pairs everyPair() {
    Pairs.Builder pairs = Pairs.builder();
    for (Action action : Action.values()) {
      pairs.add(action, TARGETS);
    }
    return pairs.build();
  }

  @Override
  public Nsid nsid() {
    return NSID;
  }

  @Override
  public String description() {
    return "Does nothing, writes it down and says so: for trials, and for watching.";
  }

  @Override
  public Pairs pairs() {
    return PAIRS;
  }
}

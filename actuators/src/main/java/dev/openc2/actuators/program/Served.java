// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import dev.openc2.actuator.Invocation;
import dev.openc2.message.Command;
import dev.openc2.profile.Profile;
import dev.openc2.target.Target;
import dev.openc2.type.TargetType;
import java.util.Optional;

/**
 * A pair of a profile with the programs for it. Immutable.
 *
 * @param target how its target is spelt
 * @param words what its Commands may say
 * @param run what is run for it
 * @param recover what finds out whether it has taken effect, if anything does
 */
record Served(
    ProgramCommand command,
    TargetType<? extends Target> target,
    Words words,
    CommandLine run,
    Optional<CommandLine> recover) {

  /**
   * Those of a configuration.
   *
   * @throws IllegalArgumentException if the profile has no such pair, or its Commands cannot say
   *     what the arguments have a place for; the sentence names the key
   */
  static Served of(ProgramCommand command, Profile profile) {
    if (!profile.pairs().contains(command.actionOfPair(), command.target())) {
      throw new IllegalArgumentException(
          "commands: the profile " + profile.nsid() + " has no " + command.pair());
    }
    try {
      Words words = Words.of(profile, command.target());
      return new Served(
          command,
          Words.target(profile, command.target()),
          words,
          CommandLine.of(command.run(), words),
          Optional.ofNullable(command.recover()).map(line -> CommandLine.of(line, words)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("commands: " + command.pair() + ": " + e.getMessage(), e);
    }
  }

  /** What a Command of the pair says. */
  Values values(Command asked, Invocation invocation, Profile profile) {
    return Values.of(asked, invocation, profile, target, words);
  }
}

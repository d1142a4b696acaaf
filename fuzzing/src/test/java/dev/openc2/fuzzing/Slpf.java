// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import dev.openc2.actuators.slpf.Direction;
import dev.openc2.actuators.slpf.DropProcess;
import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.SlpfArgs;
import dev.openc2.actuators.slpf.SlpfResults;
import dev.openc2.actuators.slpf.SlpfSpecifiers;
import dev.openc2.testkit.generator.Choices;
import dev.openc2.testkit.generator.Messages;
import dev.openc2.testkit.generator.ProfileParts;
import dev.openc2.testkit.generator.Values;
import java.util.List;

/** Generators of what SLPF adds to the language. */
final class Slpf {

  /** Messages of the language and of SLPF. */
  static final Messages MESSAGES =
      new Messages(
          new ProfileParts(
              List.of(Slpf::ruleNumber),
              List.of(Slpf::args),
              List.of(Slpf::specifiers),
              List.of(choices -> new SlpfResults(ruleNumber(choices)))));

  private Slpf() {}

  private static RuleNumber ruleNumber(Choices choices) {
    return new RuleNumber(choices.whole(0, Values.MAX_SAFE_INTEGER));
  }

  private static SlpfArgs args(Choices choices) {
    return new SlpfArgs(
        choices.maybe(c -> c.oneOf(DropProcess.values())),
        choices.maybe(Choices::flag),
        choices.oneOf(Direction.values()),
        choices.maybe(Slpf::ruleNumber));
  }

  private static SlpfSpecifiers specifiers(Choices choices) {
    return new SlpfSpecifiers(
        choices.maybe(c -> c.oneOf("fw1.example", "192.0.2.1", "2001:db8::1")),
        choices.maybe(c -> c.text(9)),
        choices.text(9),
        choices.maybe(c -> c.list(1, 10, d -> d.text(9))));
  }
}

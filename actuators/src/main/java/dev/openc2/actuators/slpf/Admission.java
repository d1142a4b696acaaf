// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.tree.Mode;
import dev.openc2.value.StatusCode;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an allow or deny must be to become a rule of a device. Immutable. */
final class Admission {

  private final FilterFeatures features;
  private final Guard guard;

  Admission(FilterFeatures features, Guard guard) {
    this.features = features;
    this.guard = guard;
  }

  /**
   * Makes the rule of a Command by its number.
   *
   * @param owner the Producer that asks for it, or null
   * @param key what names the Command, or null if it cannot be told from others
   * @throws OpenC2Exception if the profile, the means or the safety catch refuse it
   */
  Function<RuleNumber, FilterRule> admit(
      Command command, @Nullable String owner, @Nullable CommandKey key) {
    SlpfRules.check(command, Mode.LENIENT);
    if (!features.targets().contains(command.target().name())) {
      throw unsupported(SlpfTexts.TARGET_TYPE_NOT_SUPPORTED);
    }
    SlpfArgs args = SlpfRules.args(command);
    checkFeatures(args);
    Function<RuleNumber, FilterRule> make = number -> rule(number, command, args, owner, key);
    Optional<String> refusal = guard.refusal(make.apply(FileRule.ANY_NUMBER));
    if (refusal.isPresent()) {
      throw RuleOutcomes.forbidden(refusal.get());
    }
    return make;
  }

  private void checkFeatures(SlpfArgs args) {
    boolean isSupported =
        (args.direction() == null || features.directions().contains(args.direction()))
            && (args.dropProcess() == null || features.dropProcesses().contains(args.dropProcess()))
            && (args.persistent() == null || features.persistence());
    if (!isSupported) {
      throw unsupported(SlpfTexts.OPTION_NOT_SUPPORTED);
    }
    // What is absent means something too: both directions, and that nobody is told.
    boolean areDefaultsSupported =
        features.directions().contains(direction(args))
            && features.dropProcesses().contains(dropProcess(args));
    if (!areDefaultsSupported) {
      throw unsupported(SlpfTexts.RULE_NOT_UPDATED);
    }
  }

  private static FilterRule rule(
      RuleNumber number,
      Command command,
      SlpfArgs args,
      @Nullable String owner,
      @Nullable CommandKey key) {
    return new FilterRule(
        number,
        command.action() == Action.ALLOW ? Verdict.ALLOW : Verdict.DENY,
        command.target(),
        direction(args),
        dropProcess(args),
        args.persistent() == null || args.persistent(),
        owner,
        key);
  }

  private static Direction direction(SlpfArgs args) {
    return args.direction() == null ? Direction.BOTH : args.direction();
  }

  private static DropProcess dropProcess(SlpfArgs args) {
    return args.dropProcess() == null ? DropProcess.NONE : args.dropProcess();
  }

  private static OpenC2Exception unsupported(String text) {
    return new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, text);
  }
}

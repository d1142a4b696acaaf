// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.rules;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.RuleSurvey;
import dev.openc2.daemon.command.OutputOption;
import dev.openc2.daemon.command.Pause;
import dev.openc2.daemon.command.StateOptions;
import dev.openc2.daemon.config.ActuatorFactories;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code oc2d rules}: tells the rules of this device's packet filter. */
@Command(
    name = "rules",
    sortOptions = false,
    description = {
      "Tells the rules of slpf=nftables, also while oc2d runs: those of its store, and whether the"
          + " kernel has them. The kernel counts the packets; rules of the same traffic are counted"
          + " together. To ask the kernel takes the capability CAP_NET_ADMIN."
    },
    customSynopsis = {
      "oc2d rules (--state-dir DIR | --config FILE) [-o table|json]",
      "       oc2d rules flush --yes (--state-dir DIR | --config FILE)"
    },
    footerHeading = "%nStates:%n",
    footer = {
      "  in-force  the kernel has the rule, and packets meet it",
      "  waiting   its start is ahead",
      "  missing   the store has the rule and the kernel has not",
      "  foreign   our table in the kernel has it and the store has not",
      "  unknown   the kernel could not be asked, or it came or went just now"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told, and kernel and store agree",
      "1:a bug in oc2d",
      "2:wrong usage, or there is nothing that can be read",
      "3:told from the store alone: the kernel could not be asked",
      "4:told, and kernel and store disagree; a start of oc2d repairs that"
    })
public final class RulesCommand implements Callable<Integer> {

  private static final int NOT_ASKED = 3;
  private static final int DIFFERENT = 4;

  private final ActuatorFactories factories;
  private final Pause pause;

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private OutputOption output = new OutputOption();

  private RulesCommand(ActuatorFactories factories, Pause pause) {
    this.factories = factories;
    this.pause = pause;
  }

  /**
   * The command with what belongs to it, not bound to a process.
   *
   * @param factories the kinds of actuators that a configuration may name
   * @param pause waits between two looks at what may just be changing
   */
  public static CommandLine commandLine(ActuatorFactories factories, Pause pause) {
    return new CommandLine(new RulesCommand(factories, pause))
        .addSubcommand(new FlushCommand(factories));
  }

  @Override
  public Integer call() throws InterruptedException {
    state.refuseOptionsBefore();
    PrintWriter err = state.commandLine().getErr();
    try {
      Map<RuleHome, RuleSurvey> surveys = new LinkedHashMap<>();
      for (RuleHome home : RuleHome.find(state.read(factories))) {
        surveys.put(home, survey(home));
      }
      print(surveys);
      surveys.forEach((home, survey) -> complain(home, survey, err));
      return exitCode(surveys);
    } catch (IOException | PacketFilterException e) {
      err.println("oc2d: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private RuleSurvey survey(RuleHome home) throws InterruptedException {
    RuleSurvey first = home.rules().survey();
    if (!first.hasDifferences()) {
      return first;
    }
    // A daemon that runs may just be changing something.
    pause.pause();
    return home.rules().survey().confirming(first);
  }

  private void print(Map<RuleHome, RuleSurvey> surveys) {
    PrintWriter out = state.commandLine().getOut();
    if (output.isJson()) {
      surveys.forEach((home, survey) -> RulesLines.of(home, survey).forEach(out::println));
      return;
    }
    surveys.forEach(
        (home, survey) -> {
          if (surveys.size() > 1) {
            out.println(home.name() + ", table " + home.rules().table());
          }
          new RulesTable(ZoneId.systemDefault()).of(survey).forEach(out::println);
        });
  }

  private static void complain(RuleHome home, RuleSurvey survey, PrintWriter err) {
    if (survey.problem() != null) {
      err.println("oc2d: the kernel could not be asked: " + survey.problem());
    } else if (survey.hasDifferences()) {
      err.println("oc2d: kernel and store disagree, table " + home.rules().table());
    }
  }

  private static int exitCode(Map<RuleHome, RuleSurvey> surveys) {
    if (surveys.values().stream().anyMatch(survey -> survey.problem() != null)) {
      return NOT_ASKED;
    }
    return surveys.values().stream().anyMatch(RuleSurvey::hasDifferences)
        ? DIFFERENT
        : CommandLine.ExitCode.OK;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.rules;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.daemon.command.StateOptions;
import dev.openc2.daemon.config.ActuatorFactories;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code oc2d rules flush}: removes all rules of this device's packet filter. */
@Command(
    name = "flush",
    sortOptions = false,
    description =
        "Removes all rules of slpf=nftables from our own table of the kernel and from the store,"
            + " whoever asked for them, those included whose start is ahead. An oc2d that runs does"
            + " it itself; else none can start meanwhile.",
    customSynopsis = "oc2d rules flush --yes (--state-dir DIR | --config FILE)",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:removed from both",
      "1:a bug in oc2d",
      "2:wrong usage, --yes is missing, or there is nothing that can be flushed",
      "3:not removed, the rules are what they were; or it is not known, and said so"
    })
final class FlushCommand implements Callable<Integer> {

  private static final int NOT_DONE = 3;

  private final ActuatorFactories factories;

  @Mixin private StateOptions state = new StateOptions();

  @Option(names = "--yes", description = "Yes, all of them.")
  private boolean yes;

  FlushCommand(ActuatorFactories factories) {
    this.factories = factories;
  }

  @Override
  public Integer call() {
    state.refuseOptionsBefore();
    PrintWriter err = state.commandLine().getErr();
    List<RuleHome> homes;
    try {
      homes = RuleHome.find(state.read(factories));
      if (!yes) {
        int count = homes.stream().mapToInt(home -> home.rules().count()).sum();
        err.println(
            "oc2d: this removes all rules, whoever asked for them: "
                + count
                + " now; if that is meant, add --yes");
        return CommandLine.ExitCode.USAGE;
      }
    } catch (IOException | PacketFilterException e) {
      err.println("oc2d: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    return homes.stream().mapToInt(this::flush).max().orElse(NOT_DONE);
  }

  private int flush(RuleHome home) {
    String table = home.rules().table();
    try {
      int count = home.rules().flush();
      state
          .commandLine()
          .getOut()
          .println(count + (count == 1 ? " rule" : " rules") + " removed, table " + table);
      return CommandLine.ExitCode.OK;
    } catch (PacketFilterException e) {
      state
          .commandLine()
          .getErr()
          .println("oc2d: not flushed, table " + table + ": " + e.getMessage());
      return NOT_DONE;
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import picocli.CommandLine;

/** Runs {@code oc2-fabric}. */
public final class FabricMain {

  private FabricMain() {}

  /**
   * Runs the broker until the process gets SIGTERM or SIGINT; exits with 0 then, else as {@link
   * FabricCommand} says.
   */
  public static void main(String[] args) {
    CommandLine commandLine = FabricCommand.commandLine(FabricMain::onSignal);
    int exitCode = commandLine.execute(args);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    // Not System.exit: the shutdown hook speaks for signals only.
    Runtime.getRuntime().halt(exitCode);
  }

  private static void onSignal(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndHalt(stop), "oc2-fabric-stop"));
  }

  /**
   * Without halt the JVM would report the signal (143, 130) although the broker was stopped in
   * order.
   */
  private static void stopAndHalt(Runnable stop) {
    stop.run();
    Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
  }
}

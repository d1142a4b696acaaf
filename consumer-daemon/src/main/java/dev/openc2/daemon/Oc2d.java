// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import dev.openc2.daemon.config.ActuatorFactories;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;

/** Runs {@code oc2d}. */
public final class Oc2d {

  private Oc2d() {}

  /**
   * Runs the daemon until the process gets SIGTERM or SIGINT; exits with 0 then, else as {@link
   * Oc2dCommand} says.
   */
  public static void main(String[] args) {
    // First of all: a signal is an orderly end also before there is a daemon to be stopped.
    AtomicReference<Runnable> stop = new AtomicReference<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndHalt(stop), "oc2d-stop"));
    // Not to the log: how much is logged stands in the configuration, which is still to be read.
    // In the background: putting the command line together takes as long.
    ActuatorFactories factories =
        ActuatorFactories.installed(
            sentence -> System.err.println("oc2d: " + sentence), Oc2d::inBackground);
    CommandLine commandLine = Oc2dCommand.commandLine(factories, System.getenv(), stop::set);
    // Whatever is asked for: what cannot be used is told first.
    factories.all();
    int exitCode = commandLine.execute(args);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    // Not System.exit: the shutdown hook speaks for signals only.
    Runtime.getRuntime().halt(exitCode);
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "oc2d-factories");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Without halt the JVM would report the signal (143, 130) although the daemon ended in order. The
   * commands that still ran were answered by then.
   */
  private static void stopAndHalt(AtomicReference<Runnable> stop) {
    try {
      Runnable stopDaemon = stop.get();
      if (stopDaemon != null) {
        stopDaemon.run();
      }
      Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
    } finally {
      Runtime.getRuntime().halt(CommandLine.ExitCode.SOFTWARE);
    }
  }
}

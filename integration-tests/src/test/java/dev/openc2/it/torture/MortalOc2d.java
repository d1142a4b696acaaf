// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.daemon.Daemon;
import dev.openc2.daemon.Surroundings;
import dev.openc2.daemon.config.ActuatorFactories;
import dev.openc2.daemon.config.ConfigParser;
import dev.openc2.daemon.config.DaemonConfig;
import java.nio.file.Path;

/** The {@link Daemon} that {@code oc2d} runs, with {@link Fate} between its parts. */
public final class MortalOc2d {

  private static final String LOG = "org.slf4j.simpleLogger.";

  private MortalOc2d() {}

  /** Runs the daemon of this configuration file, beside which its fate is decided. */
  public static void main(String[] args) throws Exception {
    System.setProperty(LOG + "defaultLogLevel", "warn");
    System.setProperty(LOG + "log.dev.openc2", "info");
    Path file = Path.of(args[0]).toAbsolutePath();
    DaemonConfig config =
        new ConfigParser(ActuatorFactories.installed(System.err::println)).parse(file);
    Fate fate = new Fate(file.resolveSibling("."));
    Surroundings surroundings =
        new Surroundings(
            System.getenv(),
            new ShiftedClock(file.resolveSibling("clock")),
            ledger -> new WatchedLedger(ledger, fate),
            transfer -> new WatchedTransfer(transfer, fate));
    Daemon daemon = Daemon.of(config, surroundings);
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::close));
    daemon.run();
  }
}

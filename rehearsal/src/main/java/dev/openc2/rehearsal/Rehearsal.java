// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.rehearsal;

import dev.openc2.cli.Oc2;
import dev.openc2.daemon.Oc2d;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Lets {@code oc2} ask an {@code oc2d} what it can do, both of them here. Started by the launchers
 * with the JVM option that archives the classes at the end.
 */
public final class Rehearsal {

  private static final String DEVICE = "rehearsal";
  private static final long PATIENCE_SECONDS = 300;
  private static final int TOO_LATE = 1;

  private Rehearsal() {}

  /**
   * Exits with 0 when {@code oc2d} has answered.
   *
   * @param args the directory where both may keep their state; it is the caller's to remove
   */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    // Nobody watches: what hangs is to leave nothing behind, an archive least of all.
    startDaemon("rehearsal-limit", Rehearsal::haltWhenLate);
    Relay relay = Relay.open();
    URI broker = relay.uri();
    startDaemon("rehearsal-oc2d", () -> runOc2d(broker, directory.resolve("oc2d")));
    relay.awaitSubscriber();
    Oc2.main(
        new String[] {
          "query",
          "features",
          "--to",
          DEVICE,
          "--broker",
          broker.toString(),
          "--state-dir",
          directory.resolve("oc2").toString()
        });
  }

  private static void runOc2d(URI broker, Path state) {
    Oc2d.main(
        new String[] {
          "--broker",
          broker.toString(),
          "--id",
          DEVICE,
          "--actuator",
          "slpf=memory",
          "--state-dir",
          state.toString()
        });
  }

  private static void haltWhenLate() {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(TOO_LATE);
  }

  private static void startDaemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}

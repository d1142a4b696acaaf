// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.process.JavaProgram;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of {@code nft monitor} when the program is killed. */
@Timeout(60)
class OrphanTest {

  private static final String PID = "monitor ";

  @BeforeAll
  static void needsNamespaces() {
    NetNamespace.assumePossible();
  }

  @Test
  void itEndsAtTheNextChangeOfAnybody() throws Exception {
    try (NetNamespace namespace = NetNamespace.open();
        JavaProgram program = JavaProgram.start(Killed.class.getName(), namespace.name())) {
      long pid = Long.parseLong(program.awaitLine(PID).substring(PID.length()));
      ProcessHandle monitor = ProcessHandle.of(pid).orElseThrow();
      program.kill();

      namespace.nft("add table inet somebody\n");

      monitor.onExit().get(10, TimeUnit.SECONDS);
      assertThat(monitor.isAlive()).isFalse();
    }
  }

  /** Watches a table until it is killed. */
  static final class Killed {

    private Killed() {}

    /** Takes the name of the namespace. */
    public static void main(String[] args) throws Exception {
      try (NftablesFilter filter =
          new NftablesFilter(
              NftablesConfig.builder().netns(args[0]).build().nft(),
              NftablesConfig.defaults().layout(""))) {
        filter.restore(List.of());
        // By now it has told of the table, so it listens.
        filter.apply(FlushedTest.deny(1));
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().arguments().filter(Killed::namesMonitor).isPresent())
            .forEach(child -> System.out.println(PID + child.pid()));
        TimeUnit.MINUTES.sleep(5);
      }
    }

    private static boolean namesMonitor(String[] arguments) {
      return List.of(arguments).contains("monitor");
    }
  }
}

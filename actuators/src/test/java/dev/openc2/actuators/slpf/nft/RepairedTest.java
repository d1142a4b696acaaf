// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.SlpfJson;
import dev.openc2.message.Command;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.value.DeviceId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else does to our table does not last, also if no Command ever comes again. */
@Timeout(60)
class RepairedTest {

  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long NAP_MILLIS = 20;
  private static final String SET = "drop_both_ip_net32";

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final Path state;

  RepairedTest(@TempDir Path state) {
    this.state = state;
  }

  @BeforeAll
  static void needsNamespaces() {
    NetNamespace.assumePossible();
  }

  @AfterEach
  void stopScheduler() {
    scheduler.shutdownNow();
  }

  private Actuator start(NetNamespace namespace) {
    return new NftablesFactory()
        .create(
            NftablesConfig.builder().netns(namespace.name()).build(),
            new ActuatorContext(DeviceId.of("fw1"), InstantSource.system(), scheduler, state));
  }

  private static void deny(Actuator actuator, String address) throws Exception {
    Command command = SlpfJson.command("deny", "'ipv4_net':'" + address + "'", "");
    actuator
        .handler(command.action(), command.target().name())
        .orElseThrow()
        .handle(command, new Invocation("soc", null, null))
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private static String table(NetNamespace namespace) {
    return namespace.tryExec("nft", "-s", "list", "table", "inet", "openc2").output();
  }

  private static void awaitTable(NetNamespace namespace, String wanted) throws Exception {
    long deadline = System.nanoTime() + SOON_NANOS;
    while (!table(namespace).equals(wanted) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
    }
    assertThat(table(namespace)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete element inet openc2 " + SET + " { 192.0.2.1 }",
        "add element inet openc2 " + SET + " { 192.0.2.77 }",
        "flush set inet openc2 " + SET,
        "insert rule inet openc2 input accept",
        "flush chain inet openc2 ingress_drop",
        "flush table inet openc2",
        "delete table inet openc2",
        "flush ruleset",
        "flush table inet openc2\nadd rule inet openc2 input accept comment \"layout mine\""
      })
  void whatSomebodyElseChangesIsPutRightWithoutACommand(String change) throws Exception {
    try (NetNamespace namespace = NetNamespace.open();
        Actuator actuator = start(namespace)) {
      deny(actuator, "192.0.2.1");
      deny(actuator, "192.0.2.2");
      String before = table(namespace);
      assertThat(before).contains("192.0.2.1", "192.0.2.2", "@" + SET);

      namespace.nft(change + "\n");

      awaitTable(namespace, before);
    }
  }

  @Test
  void whatIsChangedAgainIsPutRightAgain() throws Exception {
    try (NetNamespace namespace = NetNamespace.open();
        Actuator actuator = start(namespace)) {
      deny(actuator, "192.0.2.1");
      String before = table(namespace);

      for (int i = 0; i < 3; i++) {
        namespace.nft("flush set inet openc2 " + SET + "\n");
        awaitTable(namespace, before);
      }
    }
  }

  @Test
  void aWatchThatIsKilledIsReplaced() throws Exception {
    try (NetNamespace namespace = NetNamespace.open();
        Actuator actuator = start(namespace)) {
      deny(actuator, "192.0.2.1");
      String before = table(namespace);
      ProcessHandle monitor = monitor();

      monitor.destroyForcibly();
      monitor.onExit().get(10, TimeUnit.SECONDS);
      long deadline = System.nanoTime() + SOON_NANOS;
      while (ProcessHandle.current().children().noneMatch(RepairedTest::isMonitor)
          && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
      }
      assertThat(monitor().pid()).isNotEqualTo(monitor.pid());
      // It listens a moment after it is there: whoever comes in between is not heard.
      deny(actuator, "192.0.2.2");
      String both = table(namespace);
      namespace.nft("flush set inet openc2 " + SET + "\n");

      assertThat(before).isNotEqualTo(both);
      awaitTable(namespace, both);
    }
  }

  private static ProcessHandle monitor() {
    return ProcessHandle.current()
        .children()
        .filter(RepairedTest::isMonitor)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isMonitor(ProcessHandle process) {
    return process.isAlive()
        && process.info().commandLine().filter(line -> line.endsWith("nft -n monitor")).isPresent();
  }

  @Test
  void whatWeDoOurselvesOrOthersDoElsewhereIsNoDisturbance() throws Exception {
    try (NetNamespace namespace = NetNamespace.open();
        NftablesFilter filter = NftablesContractTest.filter(namespace)) {
      Semaphore told = new Semaphore(0);
      filter.restore(List.of());
      filter.listen(told::release);
      for (int i = 1; i <= 5; i++) {
        filter.apply(FlushedTest.deny(i));
      }
      filter.remove(new RuleNumber(3));
      filter.restore(List.of(FlushedTest.deny(9)));
      namespace.nft("add table inet openc\nadd table ip openc2\nadd chain ip openc2 input\n");

      namespace.nft("flush set inet openc2 " + SET + "\n");

      assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
      assertThat(told.availablePermits()).isZero();
    }
  }
}

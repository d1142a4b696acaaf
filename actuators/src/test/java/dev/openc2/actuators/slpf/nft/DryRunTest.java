// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuators.slpf.SlpfJson;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What must not touch the kernel does not: a dry run, and a second program with our table. */
@Timeout(60)
class DryRunTest {

  private final ManualScheduler time = new ManualScheduler();
  private final Path state;

  DryRunTest(@TempDir Path state) {
    this.state = state;
  }

  @BeforeAll
  static void needsNamespaces() {
    NetNamespace.assumePossible();
  }

  private Actuator start(NetNamespace namespace, boolean isDryRun, String device) {
    return new NftablesFactory()
        .create(
            NftablesConfig.builder().netns(namespace.name()).dryRun(isDryRun).build(),
            new ActuatorContext(DeviceId.of(device), time.clock(), time, state.resolve(device)));
  }

  private static Response run(Actuator actuator, String action, String target, String args)
      throws Exception {
    Command command = SlpfJson.command(action, target, args);
    return actuator
        .handler(command.action(), command.target().name())
        .orElseThrow()
        .handle(command, new Invocation("soc", null, null))
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  private static String ruleset(NetNamespace namespace) {
    return namespace.exec("nft", "list", "ruleset");
  }

  @Test
  void aDryRunDoesNotEvenMakeTheTableAndTellsAllThatWouldBeMade() throws Exception {
    try (NetNamespace namespace = NetNamespace.open();
        Actuator actuator = start(namespace, true, "fw1")) {
      Response response = run(actuator, "deny", "'ipv4_net':'192.0.2.7'", "");

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.statusText())
          .contains("add table inet openc2", "jump ingress", "{ 192.0.2.7 comment \"1 ");
      assertThat(ruleset(namespace)).isEmpty();
    }
  }

  @Test
  void aDryRunLeavesTheRulesOfBeforeAloneAlsoWhenTheirTimeIsOver() throws Exception {
    try (NetNamespace namespace = NetNamespace.open()) {
      try (Actuator real = start(namespace, false, "fw1")) {
        run(real, "deny", "'ipv4_net':'192.0.2.7'", "'duration':60000");
        run(real, "deny", "'ipv4_net':'192.0.2.8'", "");
      }
      String before = ruleset(namespace);

      try (Actuator actuator = start(namespace, true, "fw1")) {
        Response added = run(actuator, "deny", "'ipv4_net':'192.0.2.9'", "");
        Response deleted = run(actuator, "delete", "'slpf:rule_number':2", "");
        time.advance(Duration.ofHours(1));

        assertThat(added.statusText()).contains("add element", "192.0.2.9").doesNotContain("table");
        assertThat(deleted.statusText()).contains("delete element", "192.0.2.8");
        assertThat(ruleset(namespace)).isEqualTo(before);
      }
      try (Actuator real = start(namespace, false, "fw1")) {
        assertThat(real.pairs()).isNotNull();
        assertThat(ruleset(namespace)).contains("192.0.2.8").doesNotContain("192.0.2.7");
      }
    }
  }

  @Test
  void aSecondProgramWithOurTableDoesNotStartAndLeavesItAsItIs() throws Exception {
    try (NetNamespace namespace = NetNamespace.open();
        Actuator first = start(namespace, false, "fw1")) {
      run(first, "deny", "'ipv4_net':'192.0.2.7'", "");
      String before = ruleset(namespace);

      assertThatThrownBy(() -> start(namespace, false, "fw2"))
          .isInstanceOf(OpenC2Exception.class)
          .hasMessageContaining("the table inet openc2 belongs to an oc2d with another device id");
      assertThatThrownBy(() -> start(namespace, true, "fw2")).isInstanceOf(OpenC2Exception.class);

      assertThat(ruleset(namespace)).isEqualTo(before);
    }
  }
}

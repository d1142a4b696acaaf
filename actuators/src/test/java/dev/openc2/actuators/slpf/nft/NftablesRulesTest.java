// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.RuleStore;
import dev.openc2.actuators.slpf.RuleSurvey;
import dev.openc2.actuators.slpf.SurveyedRule;
import dev.openc2.actuators.slpf.SurveyedRule.Presence;
import dev.openc2.actuators.slpf.Traffic;
import dev.openc2.message.Response;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.time.ManualScheduler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees and does beside the program, on the real kernel. */
@Timeout(60)
class NftablesRulesTest {

  private final Path state;
  private final ManualScheduler time = new ManualScheduler();

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private NetNamespace namespace;

  @SuppressWarnings("NullAway.Init") // Likewise.
  private NftDevice device;

  NftablesRulesTest(@TempDir Path state) {
    this.state = state;
  }

  @BeforeEach
  void open() {
    NetNamespace.assumePossible();
    namespace = NetNamespace.open();
    device = new NftDevice(namespace, state, time);
  }

  @AfterEach
  void remove() {
    // Nothing was opened where namespaces are not possible.
    if (namespace != null) {
      device.close();
      namespace.close();
    }
  }

  private NftablesConfig config(@Nullable String table, @Nullable Path program) {
    NftablesConfig none = NftablesConfig.defaults();
    return new NftablesConfig(
        table,
        none.priority(),
        none.outside(),
        program,
        program == null ? namespace.name() : null,
        none.timeout(),
        none.protect(),
        none.protectBroker(),
        none.allowWide(),
        none.dryRun(),
        none.maxRules(),
        none.hostname(),
        none.namedGroup(),
        none.assetId(),
        none.assetTuple(),
        none.ruleFiles());
  }

  private NftablesRules rules() {
    return new NftablesRules(config(null, null), state);
  }

  private static List<Presence> presences(RuleSurvey survey) {
    return survey.rules().stream().map(SurveyedRule::presence).toList();
  }

  @Test
  void itTellsWhatTheKernelHasCounted() throws Exception {
    device.deny("'ipv4_net':'198.51.100.0/24'");
    device.apply("allow", "'ipv4_net':'10.7.0.0/30'", "");
    NetNamespace other = NetNamespace.open();
    try (other) {
      namespace.connect("port0", List.of("10.7.0.1/30"), other, "port1", List.of("10.7.0.2/30"));
      assertThat(Street.pings(namespace, "10.7.0.2")).isTrue();
    }

    RuleSurvey survey = rules().survey();

    assertThat(survey.hasDifferences()).isFalse();
    assertThat(survey.problem()).isNull();
    assertThat(presences(survey)).containsExactly(Presence.IN_FORCE, Presence.IN_FORCE);
    assertThat(survey.rules().get(0).traffic()).isEqualTo(new Traffic(0, 0));
    // One echo of 84 octets goes out, and one comes back.
    assertThat(survey.rules().get(1).traffic())
        .isInstanceOfSatisfying(
            Traffic.class,
            counted -> {
              assertThat(counted.packets()).isGreaterThanOrEqualTo(2);
              assertThat(counted.bytes()).isGreaterThanOrEqualTo(168);
            });
  }

  @Test
  void aRuleThatWaitsIsNoDifference() throws Exception {
    long start = time.clock().instant().plusSeconds(60).toEpochMilli();
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return device.run("deny", "'ipv4_net':'198.51.100.1'", "'start_time':" + start);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    while (RuleStore.read(state).isEmpty()) {
      assertThat(waiting).isNotDone();
    }

    RuleSurvey survey = rules().survey();

    assertThat(presences(survey)).containsExactly(Presence.WAITING);
    assertThat(survey.hasDifferences()).isFalse();
    assertThat(rules().flush()).isEqualTo(1);
    assertThat(waiting.get(30, TimeUnit.SECONDS).status()).isEqualTo(500);
  }

  @Test
  void whatSomebodyTookAwayAndPutInIsShown() throws Exception {
    device.deny("'ipv4_net':'198.51.100.1'");
    device.deny("'ipv4_net':'198.51.100.2'");
    namespace.nft("delete element inet openc2 drop_both_ip_net32 { 198.51.100.1 }\n");
    namespace.nft(
        "add element inet openc2 drop_both_ip_net32 { 198.51.100.9 comment \"9 by hand\" }\n");
    namespace.nft("add rule inet openc2 input tcp dport 22 accept comment \"by hand\"\n");

    RuleSurvey survey = rules().survey();

    assertThat(presences(survey)).containsExactly(Presence.MISSING, Presence.IN_FORCE);
    assertThat(survey.foreign())
        .extracting(foreign -> foreign.place() + ": " + foreign.name())
        .containsExactly("element of drop_both_ip_net32: 9 by hand", "rule of a chain: by hand");
    assertThat(survey.hasDifferences()).isTrue();
    assertThat(survey.confirming(survey)).isEqualTo(survey);
    device.restartProgram();
    assertThat(rules().survey().hasDifferences()).as("a start repairs it").isFalse();
  }

  // The elements are still there, but no packet meets them.
  @Test
  void aFlushedTableHasNoRuleInForce() throws Exception {
    device.deny("'ipv4_net':'198.51.100.1'");
    namespace.exec("nft", "flush", "table", "inet", "openc2");

    assertThat(presences(rules().survey())).containsExactly(Presence.MISSING);
    namespace.exec("nft", "delete", "table", "inet", "openc2");
    assertThat(presences(rules().survey())).containsExactly(Presence.MISSING);
  }

  @Test
  void whatOnlyOneOfTwoLooksSawIsNoDifference() throws Exception {
    device.deny("'ipv4_net':'198.51.100.1'");
    RuleSurvey whole = rules().survey();
    namespace.exec("nft", "delete", "table", "inet", "openc2");
    RuleSurvey lost = rules().survey();

    RuleSurvey survey = lost.confirming(whole);

    assertThat(presences(survey)).containsExactly(Presence.UNKNOWN);
    assertThat(survey.hasDifferences()).isFalse();
  }

  @Test
  void withoutTheRightTheStoreIsToldAndTheReason() throws Exception {
    device.deny("'ipv4_net':'198.51.100.1'");
    Path program =
        Files.writeString(
            state.resolve("nft"),
            "#!/bin/sh\necho 'Operation not permitted (you must be root)'\nexit 1\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    new TableName("openc2", null).write(state);

    RuleSurvey survey = new NftablesRules(config(null, program), state).survey();

    assertThat(presences(survey)).containsExactly(Presence.UNKNOWN);
    assertThat(survey.problem()).contains("CAP_NET_ADMIN");
    assertThat(survey.hasDifferences()).isFalse();
  }

  @Test
  void rulesOfAnotherTableAreNotLookedAtByMistake() {
    NftablesConfig other = config("other", null);

    assertThatThrownBy(() -> new NftablesRules(other, state))
        .isInstanceOf(PacketFilterException.class)
        .hasMessageContaining("are of table inet openc2 in the namespace " + namespace.name());
  }

  @Test
  void aFlushEmptiesOurTableAndTheStoreAndNothingElse() throws Exception {
    namespace.nft("table inet other { chain c { tcp dport 1 drop; }; }\n");
    device.deny("'ipv4_net':'198.51.100.1'");
    device.deny("'ipv6_connection':{'protocol':'tcp','dst_port':22}");
    namespace.nft("add rule inet openc2 input tcp dport 22 accept comment \"by hand\"\n");

    int count = rules().flush();

    assertThat(count).isEqualTo(2);
    RuleSurvey survey = rules().survey();
    assertThat(survey.rules()).isEmpty();
    assertThat(survey.hasDifferences()).isFalse();
    assertThat(namespace.exec("nft", "list", "ruleset"))
        .contains("tcp dport 1 drop")
        .doesNotContain("198.51.100.1", "by hand");
    assertThat(device.deny("'ipv4_net':'198.51.100.1'")).isEqualTo(3);
  }

  @Test
  void whileNoProgramRunsAFlushDoesTheSame() throws Exception {
    device.deny("'ipv4_net':'198.51.100.1'");
    device.close();

    int count = rules().flush();

    assertThat(count).isEqualTo(1);
    assertThat(rules().survey().rules()).isEmpty();
    device.restartProgram();
    assertThat(namespace.exec("nft", "list", "table", "inet", "openc2"))
        .doesNotContain("198.51.100.1");
  }

  // Every 200 speaks of a rule that was there before a flush, or is there now.
  @Test
  void flushesAmongCommandsLeaveKernelAndStoreAgreeing() throws Exception {
    CompletableFuture<List<Integer>> commands =
        CompletableFuture.supplyAsync(
            () -> {
              List<Integer> answers = new ArrayList<>();
              for (int i = 0; i < 60; i++) {
                answers.add(tryDeny(i));
              }
              return answers;
            });
    int flushes = 0;
    while (!commands.isDone()) {
      rules().flush();
      flushes++;
    }

    assertThat(commands.join()).allMatch(status -> status == 200 || status == 500);
    assertThat(flushes).isPositive();
    RuleSurvey survey = rules().survey();
    assertThat(survey.hasDifferences()).isFalse();
    assertThat(presences(survey)).allMatch(presence -> presence == Presence.IN_FORCE);
  }

  private int tryDeny(int i) {
    try {
      return device.run("deny", "'ipv4_net':'198.51.100." + i + "'", "").status();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

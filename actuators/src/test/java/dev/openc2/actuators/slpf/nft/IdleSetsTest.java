// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuators.slpf.Direction;
import dev.openc2.actuators.slpf.DropProcess;
import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.Verdict;
import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.value.Ipv4Net;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each kind of rule has a set of its own, which every packet has to pass. */
@Timeout(60)
class IdleSetsTest {

  /** 64 empty ones, and twice those that are used. */
  private static final int MOST = 66;

  @BeforeAll
  static void needsNamespaces() {
    NetNamespace.assumePossible();
  }

  private static FilterRule deny(int number, int src, int dst) {
    return new FilterRule(
        new RuleNumber(number),
        Verdict.DENY,
        new Ipv4ConnectionTarget(
            Ipv4Net.parse("192.0.2.0/" + src),
            null,
            Ipv4Net.parse("198.51.100.0/" + dst),
            null,
            null),
        Direction.BOTH,
        DropProcess.NONE,
        true,
        "soc");
  }

  @Test
  void whatWasDeniedAndDeletedDoesNotCrowdTheTable() {
    try (NetNamespace namespace = NetNamespace.open();
        NftablesFilter filter = NftablesContractTest.filter(namespace)) {
      FilterRule stays = deny(0, 24, 24);
      filter.apply(stays);
      for (int i = 1; i <= MOST + 4; i++) {
        FilterRule rule = deny(i, 9 + i % 8, 9 + i / 8);
        filter.apply(rule);
        filter.remove(rule.number());
      }

      String table = namespace.exec("nft", "list", "table", "inet", "openc2");

      assertThat(table.lines().filter(line -> line.startsWith("\tset "))).hasSizeLessThan(MOST);
      assertThat(filter.rules()).containsExactly(stays);
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuators.slpf.Direction;
import dev.openc2.actuators.slpf.DropProcess;
import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.Verdict;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.value.Ipv4Net;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An element that nothing looks at is no rule: a flush takes the look-ups and leaves the sets. */
@Timeout(60)
class FlushedTest {

  @BeforeAll
  static void needsNamespaces() {
    NetNamespace.assumePossible();
  }

  static FilterRule deny(long number) {
    return new FilterRule(
        new RuleNumber(number),
        Verdict.DENY,
        new Ipv4NetTarget(Ipv4Net.parse("192.0.2." + number)),
        Direction.BOTH,
        DropProcess.NONE,
        true,
        "soc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flush table inet openc2",
        "flush chain inet openc2 ingress_drop",
        "delete table inet openc2"
      })
  void whatSomebodyHasFlushedIsWholeAgainBeforeTheNextRuleCounts(String flush) {
    try (NetNamespace namespace = NetNamespace.open();
        NftablesFilter filter = NftablesContractTest.filter(namespace)) {
      filter.restore(List.of(deny(1)));
      String before = namespace.exec("nft", "list", "chain", "inet", "openc2", "ingress_drop");

      namespace.nft(flush + "\n");
      filter.apply(deny(2));

      assertThat(before).contains("@drop_both_ip_net32");
      assertThat(namespace.exec("nft", "list", "chain", "inet", "openc2", "ingress_drop"))
          .isEqualTo(before);
      assertThat(namespace.exec("nft", "list", "chain", "inet", "openc2", "input"))
          .contains("jump ingress");
      assertThat(filter.rules()).containsExactly(deny(1), deny(2));
    }
  }
}

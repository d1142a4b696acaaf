// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.time.ManualScheduler;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What others have in the packet filter is theirs: it is the same, byte for byte, afterwards. */
@Timeout(60)
class ForeignTablesTest {

  /** Tables as Docker and firewalld make them, and one with a name that is nearly ours. */
  private static final String FOREIGN =
      """
      table ip nat {
        chain DOCKER { iifname "docker0" counter return; }
        chain PREROUTING {
          type nat hook prerouting priority dstnat; policy accept;
          fib daddr type local counter jump DOCKER
        }
        chain POSTROUTING {
          type nat hook postrouting priority srcnat; policy accept;
          oifname != "docker0" ip saddr 172.17.0.0/16 counter masquerade
        }
      }
      table ip filter {
        chain DOCKER-USER { counter return; }
        chain FORWARD {
          type filter hook forward priority filter; policy drop;
          counter jump DOCKER-USER
          oifname "docker0" ct state related,established counter accept
        }
      }
      table inet firewalld {
        set trusted { type ipv4_addr; flags interval; elements = { 192.0.2.0/24 comment "office" } }
        chain filter_INPUT {
          type filter hook input priority filter + 10; policy accept;
          ct state { established, related } accept
          iifname "lo" accept
          ip saddr @trusted accept
          ct state invalid drop
          reject with icmpx admin-prohibited
        }
        chain filter_IN_public { tcp dport 22 accept comment "17 0123456789abcdef soc"; }
      }
      table inet openc2_old {
        set drop_both_ip_net32 { type ipv4_addr; counter; elements = { 10.9.9.9 comment "1" } }
        chain ingress { ip saddr @drop_both_ip_net32 drop; }
      }
      table ip openc2 {
        chain ingress { ip saddr 10.8.8.8 drop; }
      }
      """;

  private final Path state;
  private @Nullable NetNamespace made;

  ForeignTablesTest(@TempDir Path state) {
    this.state = state;
  }

  @BeforeEach
  void needsNamespaces() {
    NetNamespace.assumePossible();
  }

  @AfterEach
  void remove() {
    if (made != null) {
      made.close();
    }
  }

  @Test
  void whatOthersHaveIsTheSameAfterEverythingThatWeDo() throws Exception {
    NetNamespace namespace = NetNamespace.open();
    made = namespace;
    namespace.nft(FOREIGN);
    String before = namespace.exec("nft", "-a", "list", "ruleset");

    try (NftDevice device = new NftDevice(namespace, state, new ManualScheduler())) {
      long number = device.deny("'ipv4_net':'192.0.2.0/25'");
      device.deny("'ipv6_connection':{'protocol':'tcp','dst_port':22}");
      device.apply("allow", "'ipv4_net':'172.17.0.0/16'", "");
      device.delete(number);
      device.restartProgram();
      device.reboot();
      device.deny("'ipv4_net':'10.8.8.8'");
    }
    String ours = namespace.exec("nft", "list", "table", "inet", "openc2");
    namespace.exec("nft", "delete", "table", "inet", "openc2");

    assertThat(ours).contains("172.17.0.0", "10.8.8.8");
    assertThat(namespace.exec("nft", "-a", "list", "ruleset")).isEqualTo(before);
  }

  @Test
  void aTableOfSomebodyElseThatHasOurNameIsLeftAlone() {
    NetNamespace namespace = NetNamespace.open();
    made = namespace;
    namespace.nft(
        """
        table inet openc2 {
          set s { type ipv4_addr; elements = { 192.0.2.1 }; }
          chain input { type filter hook input priority 0; ip saddr @s drop comment "by hand"; }
        }
        """);
    String before = namespace.exec("nft", "-a", "list", "ruleset");

    try (NftablesFilter filter = NftablesContractTest.filter(namespace)) {
      assertThatThrownBy(() -> filter.restore(List.of()))
          .isInstanceOf(PacketFilterException.class)
          .hasMessageContaining("table inet openc2");
    }

    assertThat(namespace.exec("nft", "-a", "list", "ruleset")).isEqualTo(before);
  }
}

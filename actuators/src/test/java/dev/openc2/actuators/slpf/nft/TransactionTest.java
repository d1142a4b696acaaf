// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuators.slpf.RuleChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose a transaction is, where the kernel's number of our process is not the one we know. */
class TransactionTest {

  private static final String END = "# new generation 7 by process 4242 (nft)";

  private final NftProgram nft =
      new NftProgram(Path.of("/usr/sbin/nft"), null, Duration.ofSeconds(1));
  private final Expectation denial =
      new Expectation(
          "openc2",
          Tenants.of(List.of(), mark -> false).moves(RuleChange.adding(FlushedTest.deny(1))));

  private boolean isForeign(String... lines) {
    Transaction transaction = new Transaction("openc2");
    for (String line : lines) {
      if (transaction.hear(line, denial)) {
        return transaction.isForeign(nft);
      }
    }
    throw new AssertionError("it does not end");
  }

  private static String element(String verb, long number) {
    return verb
        + " element inet openc2 drop_both_ip_net32 { 192.0.2.1 counter packets 0 bytes 0 comment \""
        + Tenants.comment(FlushedTest.deny(number))
        + "\" }";
  }

  @Test
  void whatWeExpectIsOurs() {
    assertThat(
            isForeign(
                "add set inet openc2 drop_both_ip_net32 { type ipv4_addr; counter; } ",
                "add rule inet openc2 ingress_drop ip saddr @drop_both_ip_net32 drop",
                element("add", 1),
                END))
        .isFalse();
  }

  @Test
  void anotherElementIsNot() {
    assertThat(isForeign(element("add", 2), END)).isTrue();
  }

  @Test
  void aLookUpWithoutAnElementOfOursIsNot() {
    assertThat(isForeign("insert rule inet openc2 input accept", END)).isTrue();
  }

  @Test
  void whatWasToComeAndGoesIsNot() {
    assertThat(isForeign(element("delete", 1), END)).isTrue();
  }

  @Test
  void whatTakesOurTableAwayIsNot() {
    assertThat(isForeign("delete table inet openc2", END)).isTrue();
  }

  @Test
  void whatIsDoneToTheTablesOfOthersDoesNotMatter() {
    assertThat(isForeign("delete table inet openc2b", "delete table ip openc2", END)).isFalse();
  }

  @Test
  void whereSomethingWasLostItMayHaveBeenAnything() {
    assertThat(isForeign("# ERROR: We lost some netlink events!")).isTrue();
  }
}

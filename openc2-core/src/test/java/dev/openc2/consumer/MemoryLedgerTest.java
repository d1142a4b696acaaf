// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is special about the ledger in memory; the rest is the contract of every ledger. */
class MemoryLedgerTest {

  @Test
  void sizesThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryLedger(() -> 0, 0, Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MemoryLedger(() -> 0, 1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.ledger;

import dev.openc2.consumer.Ledger;
import dev.openc2.consumer.MemoryLedger;
import java.util.function.LongSupplier;

class MemoryLedgerContractTest extends LedgerContract {

  @Override
  protected Ledger open(LongSupplier nanoTime) {
    return new MemoryLedger(nanoTime, CAPACITY, MINIMUM_AGE, RETENTION);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A ledger in memory, of which a test decides how it decides. */
abstract class ForwardingLedger implements Ledger {

  private final Ledger ledger =
      new MemoryLedger(System::nanoTime, 1000, Duration.ofSeconds(10), Duration.ofSeconds(10));

  @Override
  public CompletionStage<Decision> decide(Arrival arrival) {
    return ledger.decide(arrival);
  }

  @Override
  public boolean isDurable() {
    return ledger.isDurable();
  }

  @Override
  public List<Unfinished> unfinished() {
    return ledger.unfinished();
  }

  @Override
  public CompletionStage<Void> begin(LedgerKey key) {
    return ledger.begin(key);
  }

  @Override
  public CompletionStage<Void> answer(LedgerKey key, Response answer) {
    return ledger.answer(key, answer);
  }

  @Override
  public CompletionStage<Void> finish(LedgerKey key, @Nullable Response answer) {
    return ledger.finish(key, answer);
  }

  @Override
  public void sent(LedgerKey key) {
    ledger.sent(key);
  }

  @Override
  public void close() {
    ledger.close();
  }
}

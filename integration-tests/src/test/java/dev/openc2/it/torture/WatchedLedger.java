// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.Decision;
import dev.openc2.consumer.Decision.Verdict;
import dev.openc2.consumer.Ledger;
import dev.openc2.consumer.LedgerKey;
import dev.openc2.consumer.Unfinished;
import dev.openc2.message.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A ledger whose every step may be the last. */
record WatchedLedger(Ledger ledger, Fate fate) implements Ledger {

  @Override
  public boolean isDurable() {
    return ledger.isDurable();
  }

  @Override
  public boolean decidesAtOnce() {
    return ledger.decidesAtOnce();
  }

  @Override
  public List<Unfinished> unfinished() {
    return ledger.unfinished();
  }

  @Override
  public CompletionStage<Decision> decide(Arrival arrival) {
    return ledger
        .decide(arrival)
        .thenApply(
            decision -> {
              if (decision.verdict() == Verdict.FIRST) {
                fate.reached(Step.NOTED, arrival.key().id());
              }
              return decision;
            });
  }

  @Override
  public CompletionStage<Void> begin(LedgerKey key) {
    return ledger.begin(key).thenRun(() -> fate.reached(Step.BEGUN, key.id()));
  }

  @Override
  public CompletionStage<Void> answer(LedgerKey key, Response answer) {
    return ledger.answer(key, answer).thenRun(() -> fate.reached(Step.ANSWER_NOTED, key.id()));
  }

  @Override
  public CompletionStage<Void> finish(LedgerKey key, @Nullable Response answer) {
    return ledger.finish(key, answer).thenRun(() -> fate.reached(Step.ANSWER_NOTED, key.id()));
  }

  @Override
  public CompletionStage<Void> finish(LedgerKey key, int outcome, @Nullable Response answer) {
    return ledger
        .finish(key, outcome, answer)
        .thenRun(() -> fate.reached(Step.ANSWER_NOTED, key.id()));
  }

  @Override
  public void sent(LedgerKey key) {
    ledger.sent(key);
    fate.reached(Step.MARKED_SENT, key.id());
  }

  @Override
  public void close() {
    ledger.close();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A ledger that decides nothing before it is told to go on. */
final class SlowLedger implements Ledger {

  private final Ledger ledger =
      new MemoryLedger(System::nanoTime, 100, Duration.ofSeconds(10), Duration.ofSeconds(10));
  private final CountDownLatch entered;
  private final CountDownLatch release;
  private final String slowId;

  /**
   * Makes an empty ledger.
   *
   * @param entered counted down when somebody waits for a decision
   * @param release decisions are made when it is down
   */
  SlowLedger(CountDownLatch entered, CountDownLatch release) {
    this(entered, release, "");
  }

  /** As the other, but it decides at once what has another id than this one. */
  SlowLedger(CountDownLatch entered, CountDownLatch release, String slowId) {
    this.entered = entered;
    this.release = release;
    this.slowId = slowId;
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
  public void sent(LedgerKey key) {
    ledger.sent(key);
  }

  @Override
  public CompletionStage<Decision> decide(Arrival arrival) {
    if (!arrival.key().id().startsWith(slowId)) {
      return ledger.decide(arrival);
    }
    entered.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ledger.decide(arrival);
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
  public void close() {
    ledger.close();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that notes who asks it for a decision, and can hold one up. */
final class ThreadNotes implements Ledger {

  private final Ledger ledger =
      new MemoryLedger(System::nanoTime, 1000, Duration.ofSeconds(10), Duration.ofSeconds(10));
  private final AtomicReference<@Nullable CountDownLatch> hold = new AtomicReference<>();

  final List<Thread> threads = new CopyOnWriteArrayList<>();
  final List<String> ids = new CopyOnWriteArrayList<>();

  /** Counted down when a decision is held up. */
  final CountDownLatch entered = new CountDownLatch(1);

  volatile boolean isPrompt = true;
  volatile Runnable meanwhile = () -> {};

  /** Holds up the next decision until what is returned is counted down. */
  CountDownLatch holdNext() {
    CountDownLatch release = new CountDownLatch(1);
    hold.set(release);
    return release;
  }

  @Override
  public boolean decidesAtOnce() {
    return isPrompt;
  }

  @Override
  public CompletionStage<Decision> decide(Arrival arrival) {
    threads.add(Thread.currentThread());
    ids.add(arrival.key().id());
    meanwhile.run();
    CountDownLatch release = hold.getAndSet(null);
    if (release != null) {
      entered.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
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

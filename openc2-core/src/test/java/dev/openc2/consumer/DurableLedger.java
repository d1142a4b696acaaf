// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A ledger that says it is durable, has what a test left in it, and tells what it was told. */
final class DurableLedger implements Ledger {

  private final Ledger ledger =
      new MemoryLedger(System::nanoTime, 100, Duration.ofSeconds(10), Duration.ofSeconds(10));
  private final List<Unfinished> left;
  final List<String> events = new CopyOnWriteArrayList<>();
  private volatile @Nullable RuntimeException refusal;
  private volatile boolean refusesToDecide;
  private volatile CompletableFuture<Void> decides = CompletableFuture.completedFuture(null);
  private volatile boolean refusesToFinish;
  private volatile String thrownAt = "";
  private volatile String thrownAtFinish = "";
  private volatile Supplier<Error> thrown = AssertionError::new;

  DurableLedger(Unfinished... left) {
    this.left = List.of(left);
  }

  /** From now on nothing more can be written down. */
  void refuse(RuntimeException value) {
    refusal = value;
  }

  /** From now on nothing that comes can be written down. */
  void refuseToDecide() {
    refusesToDecide = true;
  }

  /** From now on it decides only when this is complete. */
  void decideAfter(CompletableFuture<Void> gate) {
    decides = gate;
  }

  /** From now on no end can be written down; with false it can again. */
  void refuseToFinish(boolean value) {
    refusesToFinish = value;
  }

  /** From now on the end of the Command with this id makes it throw. */
  void throwAtFinish(String id) {
    thrownAtFinish = id;
  }

  /** From now on the Command with this id makes it throw. */
  void throwAt(String id, Supplier<Error> value) {
    thrownAt = id;
    thrown = value;
  }

  /** Waits until it has been told this. */
  void awaitEvent(String event) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ConsumerRig.DEADLINE_SECONDS);
    while (!events.contains(event)) {
      assertThat(System.nanoTime()).as("waiting for %s", event).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public List<Unfinished> unfinished() {
    if (refusal != null) {
      throw refusal;
    }
    return left;
  }

  @Override
  public CompletionStage<Decision> decide(Arrival arrival) {
    events.add("decide " + arrival.key().id());
    if (arrival.key().id().equals(thrownAt)) {
      throw thrown.get();
    }
    return refusesToDecide
        ? CompletableFuture.failedFuture(new IllegalStateException("the disk is full"))
        : decides.thenCompose(nothing -> ledger.decide(arrival));
  }

  @Override
  public CompletionStage<Void> begin(LedgerKey key) {
    events.add("begin " + key.id());
    return refusal == null ? ledger.begin(key) : CompletableFuture.failedFuture(refusal);
  }

  @Override
  public CompletionStage<Void> answer(LedgerKey key, Response answer) {
    events.add("answer " + key.id() + " " + answer.status());
    return ledger.answer(key, answer);
  }

  @Override
  public CompletionStage<Void> finish(LedgerKey key, @Nullable Response answer) {
    events.add("finish " + key.id() + " " + (answer == null ? "-" : answer.status()));
    if (key.id().equals(thrownAtFinish)) {
      throw thrown.get();
    }
    return refusesToFinish
        ? CompletableFuture.failedFuture(new IllegalStateException("the disk is full"))
        : ledger.finish(key, answer);
  }

  @Override
  public void sent(LedgerKey key) {
    events.add("sent " + key.id());
  }

  @Override
  public void close() {
    events.add("close");
  }
}

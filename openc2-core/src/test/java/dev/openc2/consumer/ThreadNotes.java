// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that notes who asks it for a decision, and can hold one up. */
final class ThreadNotes extends ForwardingLedger {

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
    return super.decide(arrival);
  }
}

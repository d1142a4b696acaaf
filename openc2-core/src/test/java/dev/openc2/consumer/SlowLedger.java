// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** A ledger that decides nothing before it is told to go on. */
final class SlowLedger extends ForwardingLedger {

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
  public CompletionStage<Decision> decide(Arrival arrival) {
    if (!arrival.key().id().startsWith(slowId)) {
      return super.decide(arrival);
    }
    entered.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return super.decide(arrival);
  }
}

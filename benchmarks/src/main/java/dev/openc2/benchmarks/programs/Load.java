// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.Responder;
import dev.openc2.producer.SendOptions;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import dev.openc2.value.StatusCode;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Sends a device Commands, with a bound on how many are under way. Not thread-safe. */
final class Load implements AutoCloseable {

  /** A rate that is not reached. */
  static final double AS_FAST_AS_IT_GOES = 1e9;

  private static final int WINDOW = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double NANOS = 1e9;

  private final Producer producer;
  private final Semaphore room = new Semaphore(WINDOW);
  private final AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();

  private Load(Producer producer) {
    this.producer = producer;
  }

  static Load on(URI broker) throws Exception {
    ProducerId id = ProducerId.of("bench");
    Producer producer =
        Producer.builder(Transfers.providerOf(broker).producer(TransferConfig.of(broker), id), id)
            .responseTimeout(PATIENCE)
            .build();
    producer.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return new Load(producer);
  }

  /**
   * Sends so many, each of which is to be answered 200.
   *
   * @param perSecond how many at most in a second
   * @param command the Command by its number
   * @return how many were answered in a second
   */
  double send(int count, double perSecond, IntFunction<Command> command)
      throws InterruptedException {
    SendOptions options = SendOptions.to(DeviceId.of(Device.ID));
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long early = start + (long) (i / perSecond * NANOS) - System.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(early);
      }
      acquire(1);
      producer
          .send(command.apply(i), options)
          .outcome()
          .whenComplete((outcome, failure) -> ended(outcome, failure));
    }
    acquire(WINDOW);
    room.release(WINDOW);
    return count * NANOS / (System.nanoTime() - start);
  }

  private void ended(@Nullable Outcome outcome, @Nullable Throwable failure) {
    if (failure != null) {
      problem.compareAndSet(null, failure);
    } else if (outcome == null || !isDone(outcome)) {
      problem.compareAndSet(null, new IllegalStateException("not answered 200: " + outcome));
    }
    room.release();
  }

  private static boolean isDone(Outcome outcome) {
    for (Responder responder : outcome.responders()) {
      Response response = responder.response();
      if (response != null && response.status() == StatusCode.OK.code()) {
        return true;
      }
    }
    return false;
  }

  private void acquire(int permits) throws InterruptedException {
    boolean isThere = room.tryAcquire(permits, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    Throwable failure = problem.get();
    if (failure != null || !isThere) {
      throw new IllegalStateException("a command was not answered as it should be", failure);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

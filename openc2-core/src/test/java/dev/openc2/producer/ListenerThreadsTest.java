// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListenerThreadsTest {

  private static final int MANY = 200;

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final ListenerThreads threads = new ListenerThreads(pool);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    pool.shutdownNow();
  }

  @Test
  void whatComesInABurstIsRunInOrderOnOneThread() throws Exception {
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    Queue<Integer> order = new ConcurrentLinkedQueue<>();
    CountDownLatch done = new CountDownLatch(MANY);

    for (int i = 0; i < MANY; i++) {
      int number = i;
      threads.execute(
          () -> {
            used.add(Thread.currentThread());
            order.add(number);
            done.countDown();
          });
    }

    await(done);
    assertThat(used).hasSize(1);
    assertThat(order).containsExactlyElementsOf(IntStream.range(0, MANY).boxed().toList());
  }

  @Test
  void listenersThatBlockHoldUpNobody() {
    CountDownLatch blocked = new CountDownLatch(MANY);
    CountDownLatch done = new CountDownLatch(MANY);

    for (int i = 0; i < MANY; i++) {
      threads.execute(
          () -> {
            blocked.countDown();
            await(release);
          });
      threads.execute(done::countDown);
    }

    await(blocked);
    await(done);
  }

  @Test
  void listenersThatTakeTheirTimeHoldUpNobody() throws Exception {
    Semaphore steps = new Semaphore(0);
    CountDownLatch last = new CountDownLatch(1);
    for (int i = 0; i < MANY; i++) {
      threads.execute(steps::acquireUninterruptibly);
    }
    threads.execute(last::countDown);

    int done = 0;
    while (!last.await(2, TimeUnit.MILLISECONDS)) {
      steps.release();
      done++;
    }

    assertThat(done).isLessThan(MANY);
    steps.release(MANY);
  }

  @Test
  void afterOneThatBlocksTheNextFindsAThread() {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    threads.execute(() -> await(release));

    threads.execute(first::countDown);
    await(first);
    threads.execute(second::countDown);

    await(second);
  }

  @Test
  void whatFailsDoesNotHinderTheNext() {
    CountDownLatch done = new CountDownLatch(1);

    threads.execute(
        () -> {
          throw new AssertionError("of a listener");
        });
    threads.execute(done::countDown);

    await(done);
  }

  @Test
  void whatWaitsWhenThePoolIsShutDownIsRunAllTheSame() {
    CountDownLatch done = new CountDownLatch(2);
    threads.execute(() -> await(release));
    threads.execute(done::countDown);
    threads.execute(done::countDown);

    pool.shutdown();

    await(done);
  }

  @Test
  void whatThePoolDoesNotTakeIsNotRunLater() {
    CountDownLatch never = new CountDownLatch(1);
    pool.shutdown();

    assertThatThrownBy(() -> threads.execute(never::countDown))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> threads.execute(never::countDown))
        .isInstanceOf(RejectedExecutionException.class);

    assertThat(never.getCount()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

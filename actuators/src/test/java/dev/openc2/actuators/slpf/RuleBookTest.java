// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Cancellation.Stop;
import dev.openc2.message.Args;
import dev.openc2.message.Response;
import dev.openc2.message.TimeWindow;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.Ipv4Net;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The race between the start of a rule and whoever calls it off. */
final class RuleBookTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualScheduler time = new ManualScheduler();
  private final MemoryPacketFilter filter = new MemoryPacketFilter();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final AtomicReference<Stop> stop = new AtomicReference<>();

  private RuleBook book(Executor worker) {
    return new RuleBook(
        new Enforcement(filter, RuleStore.none()),
        Guard.NONE,
        10,
        new Alarms(time.clock(), time),
        worker);
  }

  private CompletionStage<Response> addLater(RuleBook book) {
    Args args = Args.builder().startTime(time.clock().instant().plus(HOUR)).build();
    return book.add(
        null, RuleBookTest::rule, TimeWindow.of(args, time.clock().instant()), stop::set);
  }

  private static FilterRule rule(RuleNumber number) {
    return new FilterRule(
        number,
        Verdict.DENY,
        new Ipv4NetTarget(Ipv4Net.parse("192.0.2.0/24")),
        Direction.BOTH,
        DropProcess.NONE,
        false,
        null);
  }

  private CompletableFuture<Boolean> callOff() {
    return Objects.requireNonNull(stop.get()).stop().toCompletableFuture();
  }

  @Test
  void whoCallsOffIsNotKeptWaiting() {
    addLater(book(tasks::add));

    assertThat(callOff()).isNotDone();
  }

  @Test
  void aRuleThatIsCalledOffBeforeItsAlarmNeverReachesTheFilter() {
    CompletionStage<Response> applied = addLater(book(tasks::add));

    CompletableFuture<Boolean> first = callOff();
    CompletableFuture<Boolean> second = callOff();
    tasks.forEach(Runnable::run);
    time.advance(HOUR);

    assertThat(first).isCompletedWithValue(true);
    assertThat(second).isCompletedWithValue(true);
    assertThat(applied.toCompletableFuture()).as("the engine answers").isNotDone();
    assertThat(filter.rules()).isEmpty();
  }

  @Test
  void aRuleThatIsCalledOffAfterItsAlarmButBeforeItsTurnNeverReachesTheFilter() {
    addLater(book(tasks::add));

    time.advance(HOUR);
    CompletableFuture<Boolean> answer = callOff();
    tasks.descendingIterator().forEachRemaining(Runnable::run);

    assertThat(answer).isCompletedWithValue(true);
    assertThat(filter.rules()).isEmpty();
  }

  @Test
  void aRuleThatIsInForceIsNotCalledOff() {
    CompletionStage<Response> applied = addLater(book(tasks::add));

    time.advance(HOUR);
    CompletableFuture<Boolean> answer = callOff();
    tasks.forEach(Runnable::run);

    assertThat(answer).isCompletedWithValue(false);
    assertThat(applied.toCompletableFuture()).isCompleted();
    assertThat(filter.rules()).hasSize(1);
  }

  @Test
  void aRuleIsCalledOffOrAppliedAndNeverBoth() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 200; i++) {
        try (RuleBook book = book(Runnable::run)) {
          addLater(book);
          CyclicBarrier barrier = new CyclicBarrier(2);
          Future<?> alarm =
              threads.submit(
                  () -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    time.advance(HOUR);
                    return null;
                  });
          Future<Boolean> answer =
              threads.submit(
                  () -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    return callOff().get(10, TimeUnit.SECONDS);
                  });
          alarm.get(10, TimeUnit.SECONDS);

          assertThat(filter.rules()).hasSize(answer.get(10, TimeUnit.SECONDS) ? 0 : 1);
        }
        filter.rules().forEach(rule -> filter.remove(rule.number()));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

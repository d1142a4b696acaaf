// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.openc2.consumer.Decision.Verdict;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.value.Octets;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest {

  private static final Message MESSAGE =
      Message.of(Headers.NONE, Command.of(Action.QUERY, new FeaturesTarget(Set.of())));
  private static final Response OK = Response.of(StatusCode.OK);

  // Begins where the sum with any age overflows: System.nanoTime may be anything.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final MemoryLedger ledger =
      new MemoryLedger(nanos::get, 3, Duration.ofSeconds(10), Duration.ofSeconds(60));

  private static LedgerKey key(String id) {
    return new LedgerKey("prod", LedgerKey.Kind.REQUEST, id);
  }

  private static Arrival arrival(String id) {
    return new Arrival(key(id), Octets.of(new byte[] {1}), MESSAGE, "json", 0, "all", false);
  }

  private Verdict decide(Arrival arrival) {
    return ledger.decide(arrival).toCompletableFuture().join().verdict();
  }

  private void finish(String id) {
    ledger.finish(key(id), OK);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void oneThatRunsIsNeverForgotten() {
    decide(arrival("a"));

    pass(Duration.ofDays(1));

    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
  }

  @Test
  void oneThatEndedIsForgottenAfterTheRetention() {
    decide(arrival("a"));
    finish("a");

    pass(Duration.ofSeconds(59));
    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
    pass(Duration.ofSeconds(1));

    assertThat(decide(arrival("b"))).isEqualTo(Verdict.FIRST);
    assertThat(ledger.size()).isEqualTo(1);
  }

  @Test
  void whenItIsFullTheOldestThatEndedMakesRoom() {
    decide(arrival("runs"));
    decide(arrival("a"));
    decide(arrival("b"));
    finish("a");
    finish("b");
    pass(Duration.ofSeconds(10));

    assertThat(decide(arrival("c"))).isEqualTo(Verdict.FIRST);

    assertThat(decide(arrival("runs"))).isEqualTo(Verdict.RETRY);
    assertThat(decide(arrival("b"))).isEqualTo(Verdict.RETRY);
    assertThat(ledger.size()).isEqualTo(3);
  }

  @Test
  void whenItIsFullOfYoungOnesNothingMoreIsTakenOn() {
    for (String id : new String[] {"a", "b", "c"}) {
      decide(arrival(id));
      finish(id);
    }
    pass(Duration.ofMillis(9_999));

    assertThat(decide(arrival("d"))).isEqualTo(Verdict.FULL);
    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
  }

  @Test
  void theAnswerGivenOnTheWayStaysWhenTheEndHasNone() {
    decide(arrival("a"));
    Response processing = Response.of(StatusCode.PROCESSING);
    ledger.answer(key("a"), processing);
    ledger.finish(key("a"), null);

    assertThat(ledger.decide(arrival("a")).toCompletableFuture().join().answer())
        .isEqualTo(processing);
  }

  @Test
  void whatIsSaidOfAnUnknownCommandChangesNothing() {
    finish("nobody");

    assertThat(decide(arrival("nobody"))).isEqualTo(Verdict.FIRST);
  }

  // transf-mqtt v1.0 §2.5: several transfers may deliver at once.
  @Test
  void ofManyAtOnceOneIsTheFirst() throws Exception {
    AtomicInteger firsts = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 400; i++) {
      threads.execute(
          () -> {
            if (decide(arrival("a")) == Verdict.FIRST) {
              firsts.incrementAndGet();
            }
          });
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(firsts).hasValue(1);
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryLedger(nanos::get, 0, Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MemoryLedger(nanos::get, 1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.Decision;
import dev.openc2.consumer.Decision.Verdict;
import dev.openc2.consumer.Ledger;
import dev.openc2.consumer.LedgerKey;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.value.Octets;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} keeps (transf-mqtt v1.0 §2.5). */
public abstract class LedgerContract {

  /** How many Commands the ledger under test is to hold. */
  protected static final int CAPACITY = 3;

  /** How long it is to remember what has ended in any case. */
  protected static final Duration MINIMUM_AGE = Duration.ofSeconds(10);

  /** How long it is to remember what has ended if there is room. */
  protected static final Duration RETENTION = Duration.ofSeconds(60);

  /** An answer. */
  protected static final Response OK = Response.of(StatusCode.OK);

  private static final Response PROCESSING = Response.of(StatusCode.PROCESSING);
  private static final int DEADLINE_SECONDS = 20;

  // Begins where the sum with any age overflows: System.nanoTime may be anything.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  /** The ledger under test. */
  protected Ledger ledger;

  /** Made by the test framework. */
  @SuppressWarnings("NullAway.Init") // Set before each test.
  protected LedgerContract() {}

  /** A ledger of the size and the ages that are said here, empty when a test begins. */
  protected abstract Ledger open(LongSupplier nanoTime) throws Exception;

  @BeforeEach
  void openLedger() throws Exception {
    ledger = open(nanos::get);
  }

  @AfterEach
  void closeLedger() {
    ledger.close();
  }

  /** The name of a Command. */
  protected static LedgerKey key(String id) {
    return new LedgerKey("prod", LedgerKey.Kind.REQUEST, id);
  }

  /** A Command that comes over the first transfer. */
  protected static Arrival arrival(String id) {
    return arrival(id, 1, 0, "all", false, null);
  }

  /** A Command that comes in this way. */
  protected static Arrival arrival(
      String id,
      int content,
      int transfer,
      String channel,
      boolean redelivered,
      @Nullable Duration life) {
    Headers headers = Headers.of(RequestId.of(id), null, "prod", List.of());
    Message message = Message.of(headers, Command.of(Action.QUERY, new FeaturesTarget(Set.of())));
    Octets digest = Octets.of(new byte[] {(byte) content});
    return new Arrival(key(id), digest, message, "json", life, transfer, channel, redelivered);
  }

  /** What a delivery turns out to be. */
  protected Verdict decide(Arrival arrival) {
    return decision(arrival).verdict();
  }

  private Decision decision(Arrival arrival) {
    return await(ledger.decide(arrival));
  }

  /** What a stage completes with. */
  protected static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Ends a Command. */
  protected void finish(String id) {
    await(ledger.finish(key(id), OK));
  }

  /** Lets time pass, as {@link #open} was told it. */
  protected void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void nothingIsUnfinishedAtFirst() {
    assertThat(ledger.unfinished()).isEmpty();
  }

  @Test
  void whatComesTheFirstTimeIsToBeRun() {
    assertThat(decide(arrival("a"))).isEqualTo(Verdict.FIRST);
  }

  @Test
  void whatComesAgainTheSameWayIsARetry() {
    decide(arrival("a"));

    Decision again = decision(arrival("a"));

    assertThat(again).isEqualTo(new Decision(Verdict.RETRY, null));
  }

  @Test
  void whatComesAgainAfterItsEndGetsItsAnswer() {
    decide(arrival("a"));
    await(ledger.begin(key("a")));
    finish("a");
    ledger.sent(key("a"));

    assertThat(decision(arrival("a"))).isEqualTo(new Decision(Verdict.RETRY, OK));
  }

  // transf-mqtt v1.0 §2.5: over several topics.
  @Test
  void whatComesOverAnotherChannelIsACopyAndTheSecondTimeARetry() {
    decide(arrival("a"));

    assertThat(decide(arrival("a", 1, 0, "device", false, null))).isEqualTo(Verdict.COPY);
    assertThat(decide(arrival("a", 1, 0, "device", false, null))).isEqualTo(Verdict.RETRY);
  }

  @Test
  void whatTheTransportRepeatsIsACopy() {
    decide(arrival("a"));

    assertThat(decide(arrival("a", 1, 0, "all", true, null))).isEqualTo(Verdict.COPY);
  }

  @Test
  void whatComesOverAnotherTransferIsARetry() {
    decide(arrival("a"));

    assertThat(decide(arrival("a", 1, 1, "https", false, null))).isEqualTo(Verdict.RETRY);
  }

  @Test
  void anIdWithOtherContentIsAConflict() {
    decide(arrival("a"));

    assertThat(decide(arrival("a", 2, 0, "all", false, null))).isEqualTo(Verdict.CONFLICT);
  }

  // As text they would be the same question mark.
  @Test
  void idsThatAreNoUnicodeAreKeptApart() {
    LedgerKey one = new LedgerKey("\ud800", LedgerKey.Kind.COMMAND, "\ud801");
    LedgerKey other = new LedgerKey("\ud800", LedgerKey.Kind.COMMAND, "\ud802");
    Arrival arrival = arrival("a");

    assertThat(decide(named(arrival, one))).isEqualTo(Verdict.FIRST);
    assertThat(decide(named(arrival, other))).isEqualTo(Verdict.FIRST);
    assertThat(decide(named(arrival, one))).isEqualTo(Verdict.RETRY);
  }

  @Test
  void theSameIdOfAnotherSenderOrOfAnotherKindIsAnotherCommand() {
    Arrival arrival = arrival("a");

    assertThat(decide(named(arrival, new LedgerKey(null, LedgerKey.Kind.REQUEST, "a"))))
        .isEqualTo(Verdict.FIRST);
    assertThat(decide(named(arrival, new LedgerKey("", LedgerKey.Kind.REQUEST, "a"))))
        .isEqualTo(Verdict.FIRST);
    assertThat(decide(named(arrival, new LedgerKey("", LedgerKey.Kind.COMMAND, "a"))))
        .isEqualTo(Verdict.FIRST);
  }

  // Without ids nothing else tells a repetition from the same said again.
  @Test
  void theSameSaidAgainAfterTheMinimumAgeIsAnotherCommandUnlessTheTransportRepeatsIt() {
    LedgerKey content = new LedgerKey("prod", LedgerKey.Kind.CONTENT, "digest");
    decide(named(arrival("a"), content));
    pass(MINIMUM_AGE);
    assertThat(decide(named(arrival("a"), content))).isEqualTo(Verdict.RETRY);
    await(ledger.finish(content, OK));
    pass(MINIMUM_AGE.minusMillis(1));
    assertThat(decide(named(arrival("a"), content))).isEqualTo(Verdict.RETRY);
    pass(Duration.ofMillis(1));

    assertThat(decide(named(arrival("a", 1, 0, "all", true, null), content)))
        .isEqualTo(Verdict.COPY);
    assertThat(decide(named(arrival("a", 1, 0, "device", false, null), content)))
        .isEqualTo(Verdict.COPY);
    assertThat(decide(named(arrival("a"), content))).isEqualTo(Verdict.FIRST);
    assertThat(decide(named(arrival("a"), content))).isEqualTo(Verdict.RETRY);
  }

  // It says when it was made: the same is the same.
  @Test
  void theSameMessageStaysTheSameForAsLongAsItIsRemembered() {
    LedgerKey message = new LedgerKey("prod", LedgerKey.Kind.MESSAGE, "digest");
    decide(named(arrival("a"), message));
    await(ledger.finish(message, OK));
    pass(RETENTION.minusMillis(1));

    assertThat(decide(named(arrival("a"), message))).isEqualTo(Verdict.RETRY);
  }

  private static Arrival named(Arrival arrival, LedgerKey key) {
    return new Arrival(
        key,
        arrival.digest(),
        arrival.message(),
        arrival.encoding(),
        arrival.life(),
        arrival.transfer(),
        arrival.channel(),
        arrival.redelivered());
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

    pass(RETENTION.minusSeconds(1));
    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
    pass(Duration.ofSeconds(1));

    assertThat(decide(arrival("a"))).isEqualTo(Verdict.FIRST);
  }

  @Test
  void whenItIsFullTheOldestThatEndedMakesRoom() {
    decide(arrival("runs"));
    decide(arrival("a"));
    finish("a");
    pass(MINIMUM_AGE);
    decide(arrival("b"));
    finish("b");

    assertThat(decide(arrival("c"))).isEqualTo(Verdict.FIRST);

    assertThat(decide(arrival("runs"))).isEqualTo(Verdict.RETRY);
    assertThat(decide(arrival("b"))).isEqualTo(Verdict.RETRY);
  }

  @Test
  void whenItIsFullOfYoungOnesNothingMoreIsTakenOn() {
    for (String id : new String[] {"a", "b", "c"}) {
      decide(arrival(id));
      finish(id);
    }
    pass(MINIMUM_AGE.minusMillis(1));

    assertThat(decide(arrival("d"))).isEqualTo(Verdict.FULL);
    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
  }

  @Test
  void theAnswerGivenOnTheWayStaysWhenTheEndHasNone() {
    decide(arrival("a"));
    await(ledger.answer(key("a"), PROCESSING));
    await(ledger.finish(key("a"), null));

    assertThat(decision(arrival("a")).answer()).isEqualTo(PROCESSING);
  }

  @Test
  void whatIsSaidOfAnUnknownCommandChangesNothing() {
    await(ledger.begin(key("nobody")));
    await(ledger.answer(key("nobody"), OK));
    finish("nobody");
    ledger.sent(key("nobody"));

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

    assertThat(threads.awaitTermination(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(firsts).hasValue(1);
  }

  @Test
  void closingTwiceIsHarmless() {
    decide(arrival("a"));

    ledger.close();
    ledger.close();
  }
}

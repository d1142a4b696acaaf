// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static dev.openc2.actuators.slpf.SlpfDevice.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Cancellation.Stop;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that begin later and end by themselves (oc2ls v1.0 §3.3.1.4; slpf v1.0 §3.2.11). */
final class SlpfTimeTest {

  private static final String NET = "'ipv4_net':'192.0.2.0/24'";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MILLI = Duration.ofMillis(1);

  private final SlpfDevice device = new SlpfDevice();

  @AfterEach
  void close() {
    device.close();
  }

  private String startIn(Duration delay) {
    return "'start_time':" + device.in(delay);
  }

  private String stopIn(Duration delay) {
    return "'stop_time':" + device.in(delay);
  }

  private static String duration(Duration duration) {
    return "'duration':" + duration.toMillis();
  }

  // 200 means done, not begun.
  @Test
  void aRuleWithAStartIsAnsweredWhenItHasBegun() {
    CompletableFuture<Response> answer = device.begin("deny", NET, startIn(HOUR));

    device.time.advance(HOUR.minus(MILLI));
    assertThat(outcome(answer).isInterim()).isTrue();
    assertThat(device.memory.rules()).isEmpty();

    device.time.advance(MILLI);
    assertThat(SlpfDevice.number(outcome(answer))).isEqualTo(1);
    assertThat(device.numbers()).containsExactly(1L);
  }

  @Test
  void aStartThatHasPassedIsNow() {
    Response response = device.run("deny", NET, startIn(HOUR.negated()));

    assertThat(response.status()).isEqualTo(200);
    assertThat(device.numbers()).containsExactly(1L);
  }

  @Test
  void aRuleIsAnsweredAtItsStartAndGoneAtItsStop() {
    CompletableFuture<Response> answer =
        device.begin("deny", NET, startIn(HOUR) + "," + stopIn(HOUR.multipliedBy(2)));

    device.time.advance(HOUR);
    assertThat(outcome(answer).status()).isEqualTo(200);
    device.time.advance(HOUR.minus(MILLI));
    assertThat(device.numbers()).containsExactly(1L);

    device.time.advance(MILLI);
    assertThat(device.numbers()).isEmpty();
  }

  @Test
  void aDurationIsCountedFromNow() {
    device.run("deny", NET, duration(HOUR));

    device.time.advance(HOUR.minus(MILLI));
    assertThat(device.numbers()).hasSize(1);
    device.time.advance(MILLI);
    assertThat(device.numbers()).isEmpty();
  }

  @Test
  void aDurationIsCountedFromAStart() {
    device.run("deny", NET, startIn(HOUR) + "," + duration(HOUR));

    device.time.advance(HOUR);
    assertThat(device.numbers()).hasSize(1);
    device.time.advance(HOUR);
    assertThat(device.numbers()).isEmpty();
  }

  @Test
  void aStopLessADurationIsTheStart() {
    CompletableFuture<Response> answer =
        device.begin("deny", NET, stopIn(HOUR.multipliedBy(3)) + "," + duration(HOUR));

    device.time.advance(HOUR.multipliedBy(2).minus(MILLI));
    assertThat(outcome(answer).isInterim()).isTrue();
    device.time.advance(MILLI);
    assertThat(outcome(answer).status()).isEqualTo(200);
    device.time.advance(HOUR);
    assertThat(device.numbers()).isEmpty();
  }

  @Test
  void aWindowThatIsOverIsRefused() {
    assertThat(device.run("deny", NET, stopIn(MILLI.negated())).status()).isEqualTo(400);
    assertThat(device.run("deny", NET, "'start_time':1,'duration':500").status()).isEqualTo(400);
    assertThat(device.run("deny", NET, stopIn(Duration.ZERO)).status()).isEqualTo(400);
    assertThat(device.run("deny", NET, "'duration':0").status()).isEqualTo(400);
    assertThat(device.memory.rules()).isEmpty();
  }

  @Test
  void theLongestTimesOfTheLanguageAreWaitedFor() {
    CompletableFuture<Response> late = device.begin("deny", NET, "'start_time':9007199254740991");
    Response forLong = device.run("deny", NET, "'duration':9007199254740991");

    device.time.advance(Duration.ofDays(400));

    assertThat(outcome(late).isInterim()).isTrue();
    assertThat(forLong.status()).isEqualTo(200);
    assertThat(device.numbers()).containsExactly(2L);
  }

  @Test
  void aRuleThatWaitsHasItsNumberAlready() {
    device.run("deny", NET, startIn(HOUR) + ",'slpf':{'insert_rule':7}");

    assertThat(device.run("deny", NET, "'slpf':{'insert_rule':7}"))
        .isEqualTo(Response.of(StatusCode.NOT_IMPLEMENTED, "Rule number currently in use"));
  }

  @Test
  void deletingARuleThatWaitsCallsItOff() {
    CompletableFuture<Response> answer =
        device.begin("deny", NET, startIn(HOUR) + ",'slpf':{'insert_rule':7}");

    Response deletion = device.run("delete", "'slpf:rule_number':7", "");

    assertThat(deletion.status()).isEqualTo(200);
    assertThat(outcome(answer))
        .isEqualTo(Response.of(StatusCode.INTERNAL_ERROR, "Rule not updated"));
    assertThat(device.time.waiting()).isZero();
    device.time.advance(HOUR);
    assertThat(device.memory.rules()).isEmpty();
  }

  @Test
  void deletingARuleCallsOffItsEnd() {
    device.run("deny", NET, duration(HOUR) + ",'slpf':{'insert_rule':7}");
    device.run("delete", "'slpf:rule_number':7", "");
    device.run("deny", NET, "'slpf':{'insert_rule':7}");

    assertThat(device.time.waiting()).isZero();
    device.time.advance(HOUR.multipliedBy(2));
    assertThat(device.numbers()).containsExactly(7L);
  }

  // slpf v1.0 Table 2.3-2, language D-31: start_time goes with delete.
  @Test
  void aDeletionWithAStartIsDoneAndAnsweredThen() {
    device.run("deny", NET, "");
    CompletableFuture<Response> answer =
        device.begin("delete", "'slpf:rule_number':1", startIn(HOUR));

    device.time.advance(HOUR.minus(MILLI));
    assertThat(outcome(answer).isInterim()).isTrue();
    assertThat(device.numbers()).containsExactly(1L);

    device.time.advance(MILLI);
    assertThat(outcome(answer).status()).isEqualTo(200);
    assertThat(device.numbers()).isEmpty();
  }

  @Test
  void aDeletionThatWaitsDoesNotHitTheNextRuleOfThatNumber() {
    device.run("deny", NET, "'slpf':{'insert_rule':7}");
    CompletableFuture<Response> answer =
        device.begin("delete", "'slpf:rule_number':7", startIn(HOUR));
    device.run("delete", "'slpf:rule_number':7", "");
    device.run("deny", NET, "'slpf':{'insert_rule':7}");

    device.time.advance(HOUR);

    assertThat(outcome(answer).status()).isEqualTo(500);
    assertThat(device.numbers()).containsExactly(7L);
  }

  @Test
  void aDeletionWithAStartOfARuleThatIsNotThereIsRefusedAtOnce() {
    assertThat(device.run("delete", "'slpf:rule_number':7", startIn(HOUR)).status()).isEqualTo(500);
  }

  @Test
  void noMoreRulesOrDeletionsWaitThanConfigured() {
    try (SlpfDevice small = new SlpfDevice(FilterFeatures.ALL, 2)) {
      String later = "'start_time':" + small.in(HOUR);
      small.run("deny", NET, later);
      small.run("deny", NET, later);
      small.run("delete", "'slpf:rule_number':1", later);
      small.run("delete", "'slpf:rule_number':1", later);

      assertThat(small.run("deny", NET, later).status()).isEqualTo(500);
      assertThat(small.run("delete", "'slpf:rule_number':1", later).status()).isEqualTo(500);
      assertThat(small.time.waiting()).isEqualTo(4);
    }
  }

  @Test
  void aRuleThatTheFilterRefusesAtItsStartIsAnsweredThenAndForgotten() {
    CompletableFuture<Response> answer =
        device.begin("deny", NET, startIn(HOUR) + ",'slpf':{'insert_rule':7}");
    device.setBroken(true);

    device.time.advance(HOUR);

    assertThat(outcome(answer))
        .isEqualTo(Response.of(StatusCode.INTERNAL_ERROR, "Rule not updated"));
    device.setBroken(false);
    assertThat(device.run("deny", NET, "'slpf':{'insert_rule':7}").status()).isEqualTo(200);
  }

  @Test
  void aRuleThatTheFilterKeepsAtItsEndIsRemovedAsSoonAsItCanBe() {
    device.run("deny", NET, duration(HOUR));
    device.setBroken(true);
    device.time.advance(HOUR);
    assertThat(device.numbers()).hasSize(1);

    device.setBroken(false);
    device.time.advance(RuleBook.RETRY);

    assertThat(device.numbers()).isEmpty();
  }

  @Test
  void closingGivesUpWhatWaitsAndSaysSo() {
    CompletableFuture<Response> rule = device.begin("deny", NET, startIn(HOUR));
    device.run("deny", NET, duration(HOUR));
    CompletableFuture<Response> deletion =
        device.begin("delete", "'slpf:rule_number':2", startIn(HOUR));

    device.close();

    assertThat(outcome(rule).status()).isEqualTo(503);
    assertThat(outcome(deletion).status()).isEqualTo(503);
    assertThat(device.time.waiting()).isZero();
    assertThat(device.numbers()).containsExactly(2L);
  }

  private static CompletionStage<Boolean> callOff(AtomicReference<Stop> stop) {
    return Objects.requireNonNull(stop.get()).stop();
  }

  // oc2ls v1.0 §3.3.1.1: cancel command
  @Test
  void aRuleThatWaitsCanBeCalledOffAndItsNumberIsFreeAgain() {
    AtomicReference<Stop> stop = new AtomicReference<>();
    device.run("deny", NET, startIn(HOUR) + ",'slpf':{'insert_rule':7}", stop::set);

    assertThat(callOff(stop)).isCompletedWithValue(true);

    assertThat(device.time.waiting()).isZero();
    device.time.advance(HOUR);
    assertThat(device.memory.rules()).isEmpty();
    assertThat(device.run("deny", NET, "'slpf':{'insert_rule':7}").status()).isEqualTo(200);
  }

  @Test
  void aDeletionThatWaitsCanBeCalledOff() {
    AtomicReference<Stop> stop = new AtomicReference<>();
    device.run("deny", NET, "");
    device.run("delete", "'slpf:rule_number':1", startIn(HOUR), stop::set);

    assertThat(callOff(stop)).isCompletedWithValue(true);
    assertThat(callOff(stop)).isCompletedWithValue(true);

    assertThat(device.time.waiting()).isZero();
    device.time.advance(HOUR);
    assertThat(device.numbers()).containsExactly(1L);
  }

  @Test
  void aDeletionThatWasDoneCannotBeCalledOff() {
    AtomicReference<Stop> stop = new AtomicReference<>();
    device.run("deny", NET, "");
    device.run("delete", "'slpf:rule_number':1", startIn(HOUR), stop::set);

    device.time.advance(HOUR);

    assertThat(callOff(stop)).isCompletedWithValue(false);
  }

  @Test
  void whatIsDoneAtOnceOffersNoWayToCallItOff() {
    AtomicReference<Stop> stop = new AtomicReference<>();

    device.run("deny", NET, duration(HOUR), stop::set);
    device.run("delete", "'slpf:rule_number':1", "", stop::set);

    assertThat(stop).hasNullValue();
  }

  // A device that stops must not wait an hour for a rule of its own.
  @Test
  void callingOffGivesUpWhatWaitsAndKeepsWhatIsInForce() {
    device.run("deny", NET, duration(HOUR));
    CompletableFuture<Response> rule = device.begin("deny", NET, startIn(HOUR));
    CompletableFuture<Response> deletion =
        device.begin("delete", "'slpf:rule_number':1", startIn(MILLI));

    device.actuator.callOff();

    assertThat(outcome(rule).status()).isEqualTo(503);
    assertThat(outcome(deletion).status()).isEqualTo(503);
    assertThat(device.run("deny", NET, startIn(HOUR)).status()).isEqualTo(503);
    device.time.advance(MILLI);
    assertThat(device.numbers()).containsExactly(1L);
    assertThat(device.run("delete", "'slpf:rule_number':1", "").status()).isEqualTo(200);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.producer.Collector.Verdict;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("T31")
class CollectorTest {

  private static final Response OK = Response.of(StatusCode.OK);
  private static final Response PROCESSING = Response.of(StatusCode.PROCESSING);
  private static final Response NOT_FOUND = Response.of(StatusCode.NOT_FOUND);
  private static final Duration AFTER = Duration.ofMillis(5);
  private final TransferException refused =
      new TransferException(Reason.REFUSED, "not allowed to send there");

  @Test
  void isOverWhenEveryDeviceAskedHasAnswered() {
    Collector collector = asking("fw1", "fw2");

    collector.answer("fw2", OK, AFTER);
    Ending afterOne = collector.ending();
    collector.answer("fw1", NOT_FOUND, AFTER);

    assertThat(afterOne).isNull();
    assertThat(collector.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(collector.responders())
        .containsExactly(answered("fw1", NOT_FOUND), answered("fw2", OK));
  }

  // oc2ls v1.0 §3.3.2.1: 102 is an interim status.
  @Test
  void aDeviceThatIsWorkingHasNotAnswered() {
    Collector collector = asking("fw1");

    collector.answer("fw1", PROCESSING, AFTER);

    assertThat(collector.ending()).isNull();
    assertThat(collector.row(0).state()).isEqualTo(ResponderState.WORKING);
  }

  // oc2ls v1.0 §3.3.1.4
  @ParameterizedTest
  @EnumSource(names = {"ACK", "STATUS"})
  void processingIsTheAnswerIfNoMoreWasAskedFor(ResponseRequested wanted) {
    Collector collector = collector(wanted, null, "fw1");

    collector.answer("fw1", PROCESSING, AFTER);

    assertThat(collector.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(collector.row(0)).isEqualTo(answered("fw1", PROCESSING));
  }

  @Test
  void theFirstFinalAnswerStays() {
    Collector collector = asking("fw1", "fw2");

    collector.answer("fw1", OK, AFTER);
    Verdict second = collector.answer("fw1", NOT_FOUND, AFTER).verdict();
    Verdict interim = collector.answer("fw1", PROCESSING, AFTER).verdict();

    assertThat(second).isEqualTo(Verdict.NO_NEWS);
    assertThat(interim).isEqualTo(Verdict.NO_NEWS);
    assertThat(collector.row(0)).isEqualTo(answered("fw1", OK));
  }

  @Test
  void progressReplacesProgressAndTheSameAgainIsNoNews() {
    Collector collector = asking("fw1");
    Response half = Response.of(StatusCode.PROCESSING, "half way");

    collector.answer("fw1", PROCESSING, AFTER);
    Verdict same = collector.answer("fw1", PROCESSING, AFTER).verdict();
    Verdict more = collector.answer("fw1", half, AFTER).verdict();

    assertThat(same).isEqualTo(Verdict.NO_NEWS);
    assertThat(more).isEqualTo(Verdict.NEWS);
    assertThat(collector.row(0).response()).isEqualTo(half);
  }

  @Test
  void whoWasNotAskedIsListedBehindThoseWhoWereAndEndsNothing() {
    Collector collector = collector(ResponseRequested.COMPLETE, 1, "fw1");

    collector.answer("stranger", OK, AFTER);

    assertThat(collector.ending()).isNull();
    assertThat(collector.responders())
        .containsExactly(Responder.silent("fw1"), answered("stranger", OK));
  }

  @Test
  void whoDoesNotSayItsNameEndsNothing() {
    Collector ofDevice = asking("fw1");
    Collector ofGroup = collector(ResponseRequested.COMPLETE, 1);

    ofDevice.answer(null, OK, AFTER);
    ofGroup.answer(null, OK, AFTER);

    assertThat(ofDevice.ending()).isNull();
    assertThat(ofGroup.ending()).isNull();
    assertThat(ofGroup.responders()).containsExactly(answered(Responder.UNNAMED, OK));
  }

  @Test
  void aNameThatLooksLikeNoneIsAName() {
    Collector collector = collector(ResponseRequested.COMPLETE, 1);

    collector.answer(null, OK, AFTER);
    collector.answer(Responder.UNNAMED, OK, AFTER);

    assertThat(collector.responders()).hasSize(2);
    assertThat(collector.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void differentUnnamedAnswersAreDifferentRespondersAndEqualOnesAreCopies() {
    Collector collector = collector(ResponseRequested.COMPLETE, null);

    collector.answer(null, PROCESSING, AFTER);
    collector.answer(null, OK, AFTER);
    collector.answer(null, NOT_FOUND, AFTER);
    Verdict copy = collector.answer(null, OK, AFTER).verdict();

    assertThat(copy).isEqualTo(Verdict.NO_NEWS);
    assertThat(collector.responders())
        .containsExactly(answered(Responder.UNNAMED, OK), answered(Responder.UNNAMED, NOT_FOUND));
  }

  @Test
  void asManyFinalAnswersAsExpectedEndAnExchangeWithAGroup() {
    Collector collector = collector(ResponseRequested.COMPLETE, 2);

    collector.answer("a", OK, AFTER);
    collector.answer("a", OK, AFTER);
    collector.answer("b", PROCESSING, AFTER);
    Ending early = collector.ending();
    collector.unintelligible("c", "not a response", AFTER);

    assertThat(early).isNull();
    assertThat(collector.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void aGroupWithoutAnExpectedNumberIsNeverComplete() {
    Collector collector = collector(ResponseRequested.COMPLETE, null);

    collector.delivered(0, Delivery.ACCEPTED, AFTER);
    IntStream.range(0, 100).forEach(number -> collector.answer("fw" + number, OK, AFTER));

    assertThat(collector.ending()).isNull();
  }

  @Test
  void nobodyListensInAGroup() {
    Collector collector = collector(ResponseRequested.COMPLETE, null);

    collector.delivered(0, Delivery.NOBODY_LISTENS, AFTER);

    assertThat(collector.ending()).isEqualTo(Ending.NOBODY_LISTENS);
    assertThat(collector.responders()).isEmpty();
  }

  // The transport may be wrong: its word only shortens a wait.
  @Test
  void anAnswerOutweighsThatNobodyListens() {
    Collector group = collector(ResponseRequested.COMPLETE, null);
    Collector devices = asking("fw1", "fw2");

    group.answer("fw1", OK, AFTER);
    group.delivered(0, Delivery.NOBODY_LISTENS, AFTER);
    devices.delivered(0, Delivery.NOBODY_LISTENS, AFTER);
    devices.answer("fw1", OK, AFTER);
    devices.delivered(1, Delivery.NOBODY_LISTENS, AFTER);

    assertThat(group.ending()).isNull();
    assertThat(devices.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(devices.responders())
        .extracting(Responder::state)
        .containsExactly(ResponderState.ANSWERED, ResponderState.NOT_THERE);
  }

  @Test
  void devicesThatAreAllNotThereEndItWithNobody() {
    Collector collector = asking("fw1", "fw2");

    collector.delivered(0, Delivery.NOBODY_LISTENS, AFTER);
    Ending early = collector.ending();
    collector.delivered(1, Delivery.NOBODY_LISTENS, AFTER);

    assertThat(early).isNull();
    assertThat(collector.ending()).isEqualTo(Ending.NOBODY_LISTENS);
  }

  @Test
  void aDeviceThatCannotBeReachedIsSilentWithTheReasonAndNotWaitedFor() {
    Collector collector = asking("fw1", "fw2");

    collector.notDelivered(0, refused, AFTER);
    collector.delivered(1, Delivery.ACCEPTED, AFTER);
    collector.answer("fw2", OK, AFTER);

    assertThat(collector.failure()).isNull();
    assertThat(collector.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(collector.row(0).state()).isEqualTo(ResponderState.SILENT);
    assertThat(collector.row(0).problem()).isEqualTo("not allowed to send there");
  }

  @Test
  void whatCouldNotBeHandedOverAtAllIsAFailureUnlessSomebodyAnswered() {
    Collector failed = asking("fw1", "fw2");
    Collector answered = asking("fw1", "fw2");

    failed.notDelivered(0, refused, AFTER);
    failed.notDelivered(1, refused, AFTER);
    answered.notDelivered(0, refused, AFTER);
    answered.answer("fw1", OK, AFTER);
    answered.notDelivered(1, refused, AFTER);

    assertThat(failed.failure()).isSameAs(refused);
    assertThat(answered.failure()).isNull();
  }

  @Test
  void somethingUnintelligibleIsFinalUntilAnAnswerComes() {
    Collector collector = asking("fw1", "fw2");

    collector.unintelligible("fw1", "status: is missing", AFTER);
    Responder before = collector.row(0);
    collector.answer("fw1", OK, AFTER);

    assertThat(before.state()).isEqualTo(ResponderState.UNINTELLIGIBLE);
    assertThat(before.problem()).isEqualTo("status: is missing");
    assertThat(collector.row(0)).isEqualTo(answered("fw1", OK));
  }

  // oc2ls v1.0 §3.3.1.4: none
  @Test
  void whoWantsNoResponseIsDoneWhenEverythingIsHandedOver() {
    Collector collector = collector(ResponseRequested.NONE, null, "fw1", "fw2");

    collector.delivered(0, Delivery.ACCEPTED, AFTER);
    Ending early = collector.ending();
    collector.delivered(1, Delivery.NOBODY_LISTENS, AFTER);

    assertThat(early).isNull();
    assertThat(collector.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void strangersAreKeptUpToALimitAndThoseAskedAlways() {
    Collector collector = new Collector(List.of("fw1"), ResponseRequested.COMPLETE, null, 2);

    Verdict first = collector.answer("a", OK, AFTER).verdict();
    Verdict second = collector.answer(null, OK, AFTER).verdict();
    Verdict third = collector.answer("c", OK, AFTER).verdict();
    Verdict asked = collector.answer("fw1", OK, AFTER).verdict();

    assertThat(List.of(first, second, third, asked))
        .containsExactly(Verdict.NEWS, Verdict.NEWS, Verdict.OVERFLOW, Verdict.NEWS);
  }

  @Test
  void unnamedAnswersAreKeptUpToALimitOfTheirOwn() {
    Collector collector = collector(ResponseRequested.COMPLETE, null);

    List<Verdict> verdicts =
        IntStream.rangeClosed(0, 1000)
            .mapToObj(number -> new Response(200, "answer " + number, null))
            .map(answer -> collector.answer(null, answer, AFTER).verdict())
            .toList();

    assertThat(verdicts.subList(0, 1000)).containsOnly(Verdict.NEWS);
    assertThat(verdicts.get(1000)).isEqualTo(Verdict.OVERFLOW);
  }

  private static Collector asking(String... devices) {
    return collector(ResponseRequested.COMPLETE, null, devices);
  }

  private static Collector collector(
      ResponseRequested wanted, @Nullable Integer expect, String... devices) {
    return new Collector(List.of(devices), wanted, expect, 1 << 20);
  }

  private static Responder answered(String device, Response response) {
    return new Responder(device, ResponderState.ANSWERED, response, AFTER, null);
  }
}

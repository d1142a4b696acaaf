// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static dev.openc2.producer.ProducerFixture.DENY;
import static dev.openc2.producer.ProducerFixture.OK;
import static dev.openc2.producer.ProducerFixture.PROCESSING;
import static dev.openc2.producer.ProducerFixture.isOver;
import static dev.openc2.producer.ProducerFixture.outcome;
import static dev.openc2.producer.ProducerFixture.to;
import static dev.openc2.producer.ProducerFixture.wanting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.openc2.encoding.Encodings;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.testkit.transfer.Trouble;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a Producer sends, what it waits for, and when it stops waiting. */
class ProducerExchangeTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ALMOST = TIMEOUT.minusMillis(1);

  private final ProducerFixture on = new ProducerFixture();

  // transf-mqtt v1.0 §2.4.2: from is always there; to only filters.
  @Test
  @Tag("T04")
  @Tag("T10")
  @Tag("T11")
  void aCommandSaysWhoSentItWhenAndToWhom() {
    TestDevice fw1 = on.device("fw1", OK);

    Exchange exchange = on.producer.send(DENY, to("fw1"));
    on.producer.send(DENY);

    assertThat(fw1.received())
        .extracting(Message::headers)
        .first()
        .isEqualTo(
            Headers.of(exchange.requestId(), ManualScheduler.START, "console", List.of("fw1")));
    assertThat(fw1.received().get(1).headers().from()).isEqualTo("console");
    assertThat(fw1.received().get(1).headers().to()).isEmpty();
    assertThat(exchange.message()).isEqualTo(fw1.received().get(0));
  }

  @Test
  void everyCommandHasARequestIdOfItsOwnThatIsALowerCaseUuid() {
    RequestId one = on.producer.send(DENY).requestId();
    RequestId two = on.producer.send(DENY).requestId();

    assertThat(one).isNotEqualTo(two);
    assertThat(one.value())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  @Tag("T15")
  void theEncodingIsChosenPerCommand() {
    TestDevice fw1 = on.device("fw1", OK);

    Exchange json = on.producer.send(DENY, to("fw1"));
    Exchange cbor =
        on.producer.send(
            DENY,
            SendOptions.builder().to(List.of(DeviceId.of("fw1"))).encoding(Encodings.CBOR).build());

    assertThat(fw1.frames()).extracting(InboundFrame::encoding).containsExactly("json", "cbor");
    assertThat(fw1.received()).extracting(Message::content).containsExactly(DENY, DENY);
    assertThat(outcome(json).responders()).extracting(Responder::response).containsExactly(OK);
    assertThat(outcome(cbor).responders()).extracting(Responder::response).containsExactly(OK);
  }

  @Test
  @Tag("T16")
  void theAnswersOfAllRespondersAreListed() {
    Response refusal = Response.of(StatusCode.FORBIDDEN, "not from you");
    on.device("fw1", OK);
    on.device("fw2", refusal);

    Exchange exchange = on.producer.send(DENY);
    on.time.advance(TIMEOUT);

    assertThat(outcome(exchange).responders())
        .containsExactly(
            new Responder("fw1", ResponderState.ANSWERED, OK, Duration.ZERO, null),
            new Responder("fw2", ResponderState.ANSWERED, refusal, Duration.ZERO, null));
  }

  @Test
  @Tag("T20")
  void whoAskedDevicesByNameIsDoneWhenTheLastAnswered() {
    on.network.trouble(Trouble.delay(Duration.ofMillis(20)));
    on.device("fw1", OK);
    on.device("fw2", OK);

    Exchange exchange = on.producer.send(DENY, to("fw2", "fw1"));
    on.time.advance(Duration.ofMillis(39));
    boolean early = isOver(exchange);
    on.time.advance(Duration.ofMillis(1));

    assertThat(early).isFalse();
    assertThat(outcome(exchange).ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outcome(exchange).responders())
        .containsExactly(
            new Responder("fw2", ResponderState.ANSWERED, OK, Duration.ofMillis(40), null),
            new Responder("fw1", ResponderState.ANSWERED, OK, Duration.ofMillis(40), null));
  }

  @Test
  @Tag("T21")
  void whoAskedAGroupWaitsTheWholeTime() {
    on.device("fw1", OK);

    Exchange all = on.producer.send(DENY);
    Exchange profile = on.producer.send(DENY.withActuator(ActuatorSpecifier.of(Nsid.of("slpf"))));
    on.time.advance(ALMOST);
    boolean early = isOver(all) || isOver(profile);
    on.time.advance(Duration.ofMillis(1));

    assertThat(early).isFalse();
    assertThat(outcome(all).ending()).isEqualTo(Ending.DEADLINE);
    assertThat(outcome(profile).ending()).isEqualTo(Ending.DEADLINE);
    assertThat(outcome(profile).responders()).extracting(Responder::device).containsExactly("fw1");
  }

  @Test
  @Tag("T22")
  void anAnswerThatDoesNotSayWhoseItIsEndsNoWait() {
    TestDevice.start(
        on.network,
        "rogue",
        (device, command) -> device.answerAs(null, command.headers().requestId(), OK));

    Exchange exchange = on.producer.send(DENY, to("rogue"));
    on.time.advance(ALMOST);
    boolean early = isOver(exchange);
    on.time.advance(Duration.ofMillis(1));

    assertThat(early).isFalse();
    assertThat(outcome(exchange).ending()).isEqualTo(Ending.DEADLINE);
    assertThat(outcome(exchange).missing()).containsExactly("rogue");
    assertThat(outcome(exchange).responders())
        .extracting(Responder::device, Responder::state)
        .containsExactly(
            tuple("rogue", ResponderState.SILENT),
            tuple(Responder.UNNAMED, ResponderState.ANSWERED));
  }

  @Test
  @Tag("T23")
  void nobodyWaitsLongerThanTheTimeAndTheMissingAreNamed() {
    on.device("fw1", OK);
    on.device("fw2");

    Exchange exchange = on.producer.send(DENY, to("fw1", "fw2"));
    on.time.advance(TIMEOUT);

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.DEADLINE);
    assertThat(outcome(exchange).missing()).containsExactly("fw2");
  }

  @Test
  void theTimeIsChosenPerCommand() {
    on.device("fw1");

    Exchange exchange =
        on.producer.send(DENY, SendOptions.builder().timeout(Duration.ofSeconds(1)).build());
    on.time.advance(Duration.ofSeconds(1));

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.DEADLINE);
  }

  // oc2ls v1.0 §3.3.2.1: 102 is an interim status.
  @Test
  void aDeviceThatIsWorkingIsWaitedForAndStaysSo() {
    on.device("fw1", PROCESSING);
    on.device("fw2", PROCESSING, OK);

    Exchange exchange = on.producer.send(DENY, to("fw1", "fw2"));
    on.time.advance(TIMEOUT);

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.DEADLINE);
    assertThat(outcome(exchange).responders())
        .extracting(Responder::state)
        .containsExactly(ResponderState.WORKING, ResponderState.ANSWERED);
    assertThat(outcome(exchange).missing()).isEmpty();
  }

  // oc2ls v1.0 §3.3.1.4
  @ParameterizedTest
  @EnumSource(names = {"ACK", "STATUS"})
  void processingIsAnAnswerWhereNoMoreWasAskedFor(ResponseRequested wanted) {
    on.device("fw1", PROCESSING);

    Exchange exchange = on.producer.send(wanting(wanted), to("fw1"));

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outcome(exchange).responders().get(0).state()).isEqualTo(ResponderState.ANSWERED);
  }

  // oc2ls v1.0 §3.3.1.4
  @Test
  void whoWantsNoResponseIsDoneAtOnce() {
    TestDevice fw1 = on.device("fw1");

    Exchange exchange = on.producer.send(wanting(ResponseRequested.NONE), to("fw1"));

    assertThat(fw1.received()).hasSize(1);
    assertThat(outcome(exchange).ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outcome(exchange).missing()).isEmpty();
  }

  @Test
  void asManyAnswersAsExpectedEndTheWait() {
    on.device("fw1", OK);
    on.device("fw2", OK);

    Exchange exchange = on.producer.send(DENY, SendOptions.builder().expect(2).build());

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outcome(exchange).responders()).hasSize(2);
  }

  @Test
  void aCommandIsKeptForTheAbsentAsLongAsAnswersAreWaitedFor() {
    TestDevice fw1 = on.device("fw1");
    List<Duration> expiries = new ArrayList<>();
    on.network.trouble(
        (channel, frame) -> {
          expiries.add(frame.expiry());
          return List.of(Duration.ZERO);
        });

    on.producer.send(DENY, to("fw1"));
    on.producer.send(DENY, SendOptions.builder().queueFor(Duration.ofHours(1)).build());

    assertThat(fw1.received()).hasSize(2);
    assertThat(expiries).containsExactly(TIMEOUT, Duration.ofHours(1));
  }

  @Test
  void aDeviceThatNobodyListensForIsNotWaitedFor() {
    on.device("fw1", OK);

    Exchange partly = on.producer.send(DENY, to("ghost", "fw1"));
    Exchange wholly = on.producer.send(DENY, to("ghost"));

    assertThat(outcome(partly).ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outcome(partly).responders())
        .extracting(Responder::state)
        .containsExactly(ResponderState.NOT_THERE, ResponderState.ANSWERED);
    assertThat(outcome(partly).missing()).containsExactly("ghost");
    assertThat(outcome(wholly).ending()).isEqualTo(Ending.NOBODY_LISTENS);
  }

  @Test
  void aGroupThatNobodyListensInIsNotWaitedFor() {
    Exchange exchange = on.producer.send(DENY);

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.NOBODY_LISTENS);
    assertThat(outcome(exchange).responders()).isEmpty();
  }

  @Test
  void copiesOfCommandsAndAnswersChangeNothing() {
    on.network.trouble(Trouble.TWICE);
    on.device("fw1", OK);
    on.device("fw2", OK);

    Exchange exchange = on.producer.send(DENY);
    on.time.advance(TIMEOUT);

    assertThat(outcome(exchange).responders())
        .extracting(Responder::device)
        .containsExactly("fw1", "fw2");
    assertThat(on.producer.statistics().duplicate()).isEqualTo(6);
    assertThat(on.producer.statistics().answers()).isEqualTo(2);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.SlpfProfile;
import dev.openc2.actuators.slpf.SlpfResults;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.message.Results;
import dev.openc2.producer.Ending;
import dev.openc2.producer.Exchange;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.Responder;
import dev.openc2.producer.ResponderState;
import dev.openc2.producer.SendOptions;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.UriTarget;
import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Feature;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job, for each encoding over each broker. */
class EndToEndTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final Command QUERY =
      Command.of(Action.QUERY, new FeaturesTarget(Set.of(Feature.PROFILES, Feature.PAIRS)))
          .withArgs(Args.builder().responseRequested(ResponseRequested.COMPLETE).build());

  static Stream<Arguments> matrix() {
    return Stream.of(BrokerKind.values())
        .flatMap(
            kind ->
                Stream.of(Encodings.JSON, Encodings.CBOR)
                    .map(encoding -> argumentSet(kind + " " + encoding.name(), kind, encoding)));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  @Tag("T04")
  @Tag("T15")
  @Tag("T16")
  @Tag("T20")
  void mainJobRuns(BrokerKind kind, Encoding encoding) throws Exception {
    try (TestBroker broker = kind.open();
        Fleet fleet = new Fleet(broker)) {
      fleet.firewall("fw1");
      fleet.firewall("fw2");
      Producer soc = fleet.producer("soc");

      Outcome features = soc.send(QUERY, options(encoding).expect(2).build()).await();
      Outcome denied =
          soc.send(deny("203.0.113.0/24"), options(encoding).expect(2).build()).await();
      Outcome deleted =
          soc.send(
                  Command.of(Action.DELETE, ruleOf(denied, "fw1")),
                  options(encoding).to(List.of(DeviceId.of("fw1"))).build())
              .await();
      Outcome refused =
          soc.send(
                  Command.of(Action.DENY, new UriTarget("https://example.com/")),
                  options(encoding).to(List.of(DeviceId.of("fw1"), DeviceId.of("fw2"))).build())
              .await();

      assertThat(statuses(features)).containsExactly(200, 200);
      assertThat(results(features, "fw1").profiles()).containsExactly(SlpfProfile.NSID);
      assertThat(
              Objects.requireNonNull(results(features, "fw1").pairs())
                  .contains(Action.DENY, "ipv4_net"))
          .isTrue();
      assertThat(statuses(denied)).containsExactly(200, 200);
      assertThat(statuses(deleted)).containsExactly(200);
      assertThat(statuses(refused)).containsExactly(501, 501);
    }
  }

  // K9, T23
  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("T23")
  void deviceThatIsNotThereIsToldAtOnceAndDoesNotHoldUpTheOthers(BrokerKind kind) throws Exception {
    try (TestBroker broker = kind.open();
        Fleet fleet = new Fleet(broker)) {
      fleet.firewall("fw1");
      Producer soc = fleet.producer("soc");

      Outcome outcome =
          soc.send(
                  QUERY,
                  options(Encodings.JSON)
                      .to(List.of(DeviceId.of("fw1"), DeviceId.of("ghost")))
                      .build())
              .await();

      assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
      assertThat(outcome.responders())
          .extracting(Responder::device, Responder::state)
          .containsExactly(
              tuple("fw1", ResponderState.ANSWERED), tuple("ghost", ResponderState.NOT_THERE));
      assertThat(outcome.missing()).containsExactly("ghost");
    }
  }

  // transf-mqtt v1.0 §2.5: the same request again is not run again, but it is answered again.
  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  @Tag("T28")
  void retryIsAnsweredFromMemoryAndRunsOnce(BrokerKind kind) throws Exception {
    try (TestBroker broker = kind.open();
        Fleet fleet = new Fleet(broker)) {
      fleet.firewall("fw1");
      Producer soc = fleet.producer("soc");
      SendOptions options =
          options(Encodings.JSON)
              .to(List.of(DeviceId.of("fw1")))
              .requestId(RequestId.of("5d0e0f4c-6b7b-4f2c-8a46-0d3c4b0a9f10"))
              .build();

      Outcome first = soc.send(deny("203.0.113.0/24"), options).await();
      Outcome retry = soc.send(deny("203.0.113.0/24"), options).await();
      Outcome other =
          soc.send(
                  deny("203.0.113.0/24"),
                  options(Encodings.JSON).to(List.of(DeviceId.of("fw1"))).build())
              .await();

      assertThat(ruleOf(retry, "fw1")).isEqualTo(ruleOf(first, "fw1"));
      assertThat(ruleOf(other, "fw1").value())
          .as("the next rule number shows that nothing ran between")
          .isEqualTo(ruleOf(first, "fw1").value() + 1);
    }
  }

  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  void fiftyConsumersAnswerOneQueryAndTheLastEndsIt(BrokerKind kind) throws Exception {
    try (TestBroker broker = kind.open();
        Fleet fleet = new Fleet(broker)) {
      List<DeviceId> devices = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        fleet.firewall("fw" + i);
        devices.add(DeviceId.of("fw" + i));
      }
      Producer soc = fleet.producer("soc");

      Outcome outcome =
          soc.send(QUERY, options(Encodings.JSON).to(devices).timeout(LONG).build()).await();

      assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
      assertThat(statuses(outcome)).hasSize(50).containsOnly(200);
    }
  }

  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  void twentyExchangesAtOnceEachGetTheirOwnAnswers(BrokerKind kind) throws Exception {
    try (TestBroker broker = kind.open();
        Fleet fleet = new Fleet(broker)) {
      fleet.firewall("fw1");
      Producer soc = fleet.producer("soc");
      Producer other = fleet.producer("other");
      List<Exchange> exchanges = new ArrayList<>();

      for (int i = 0; i < 20; i++) {
        Encoding encoding = i % 2 == 0 ? Encodings.JSON : Encodings.CBOR;
        SendOptions options =
            options(encoding).to(List.of(DeviceId.of("fw1"))).timeout(LONG).build();
        exchanges.add((i % 3 == 0 ? other : soc).send(deny("198.51.100." + i), options));
      }

      List<RuleNumber> rules = new ArrayList<>();
      for (Exchange exchange : exchanges) {
        Outcome outcome = exchange.await();
        assertThat(outcome.requestId()).isEqualTo(exchange.requestId());
        rules.add(ruleOf(outcome, "fw1"));
      }
      assertThat(rules).doesNotHaveDuplicates();
    }
  }

  private static SendOptions.Builder options(Encoding encoding) {
    return SendOptions.builder().encoding(encoding).timeout(SHORT);
  }

  private static Command deny(String net) {
    return Command.of(Action.DENY, new Ipv4NetTarget(Ipv4Net.parse(net)))
        .withActuator(ActuatorSpecifier.of(SlpfProfile.NSID));
  }

  private static List<Integer> statuses(Outcome outcome) {
    return outcome.responders().stream().map(responder -> response(responder).status()).toList();
  }

  private static Response response(Responder responder) {
    return Objects.requireNonNull(responder.response(), responder::toString);
  }

  private static Results results(Outcome outcome, String device) {
    Responder responder =
        outcome.responders().stream()
            .filter(r -> r.device().equals(device))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(response(responder).results(), responder::toString);
  }

  private static RuleNumber ruleOf(Outcome outcome, String device) {
    return results(outcome, device).extensions().get(SlpfResults.class).orElseThrow().ruleNumber();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Handler;
import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.message.Action;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which actuators run a command, and what the engine answers by itself. */
class DispatchTest {

  private final FakeActuator door = FakeActuator.of("x-door");
  private final FakeActuator gate = FakeActuator.of("x-gate");

  private static FakeFrame frame(String requestId, String command) {
    return FakeFrame.command(requestId, "prod", command);
  }

  private static String withArgs(String args) {
    return ConsumerRig.DENY.replace("}}", "},\"args\":" + args + "}");
  }

  private static String features(String features) {
    return "{\"action\":\"query\",\"target\":{\"features\":" + features + "}}";
  }

  private static Results results(Sent answer) {
    return Objects.requireNonNull(answer.response().results());
  }

  // oc2ls v1.0 §4.1, C11
  @Test
  void anEmptyQueryOfFeaturesIsASignOfLife() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      Sent answer = rig.ask(frame("r1", features("[]")));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.response().results()).isNull();
    }
  }

  // oc2ls v1.0 §4.1, C12 to C16
  @Test
  void allFeaturesAreAnsweredInOneResponse() throws Exception {
    ConsumerSettings settings = ConsumerSettings.builder().rateLimit(30.0).build();
    FakeActuator third = FakeActuator.of("x-door", Action.ALLOW, "ipv4_net");
    try (ConsumerRig rig = new ConsumerRig(settings, door, gate, third)) {
      Results results =
          results(
              rig.ask(
                  frame(
                      "r1",
                      features("[\"versions\",\"profiles\",\"pairs\",\"rate_limit\",\"pairs\"]"))));

      assertThat(results.versions()).containsExactly("1.0");
      assertThat(results.profiles()).containsExactly(Nsid.of("x-door"), Nsid.of("x-gate"));
      assertThat(results.rateLimit()).isEqualTo(30.0);
      assertThat(Objects.requireNonNull(results.pairs()).targetsByAction().toString())
          .isEqualTo(
              "{QUERY=[command, features], DENY=[ipv4_net], ALLOW=[ipv4_net], CANCEL=[command]}");
    }
  }

  // C8, language D-22: however often a feature is asked for, it counts once.
  @Test
  void featuresThatAreAskedForTwiceCountOnce() throws Exception {
    String twelve = String.join(",", Collections.nCopies(12, "\"versions\""));
    try (ConsumerRig rig = new ConsumerRig(door)) {
      Sent answer = rig.ask(frame("r1", features("[" + twelve + "]")));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(results(answer).versions()).containsExactly("1.0");
    }
  }

  // language D-22
  @ParameterizedTest
  @ValueSource(strings = {"[\"args\"]", "[\"versions\",\"Pairs\"]", "[1]", "[null]", "{}"})
  void aFeatureThatNobodyKnowsIsABadRequest(String unknown) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      Sent answer = rig.ask(frame("r1", features(unknown)));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("/body/openc2/request/target/features");
    }
  }

  // C15
  @Test
  void aRateLimitThatIsNotThereIsLeftOut() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      Sent answer = rig.ask(frame("r1", features("[\"rate_limit\"]")));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.response().results()).isNull();
    }
  }

  // C10, language D-23
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"response_requested\":\"ack\"}",
        "{\"response_requested\":\"status\"}",
        "{\"duration\":5}",
        "{\"response_requested\":\"complete\",\"start_time\":5}",
        "{\"x-door\":{\"word\":\"a\"}}",
        "{\"x-acme\":{}}"
      })
  void aQueryOfFeaturesWithAnyOtherArgumentIsABadRequest(String args) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      String query = features("[]").replace("]}}", "]},\"args\":" + args + "}");

      assertThat(rig.ask(frame("r1", query)).status()).isEqualTo(400);
    }
  }

  @Test
  void aQueryOfFeaturesMayAskForComplete() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      String query =
          features("[]").replace("]}}", "]},\"args\":{\"response_requested\":\"complete\"}}");

      assertThat(rig.ask(frame("r1", query)).status()).isEqualTo(200);
    }
  }

  // language D-21: always answered.
  @Test
  void aQueryOfFeaturesIsAnsweredWhateverProfileItNames() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      String query = features("[]").replace("]}}", "]},\"actuator\":{\"slpf\":{}}}");

      assertThat(rig.ask(frame("r1", query).toGroup("all")).status()).isEqualTo(200);
    }
  }

  @Test
  void aNamedProfileRunsOnItsActuatorsOnly() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door, gate)) {
      rig.ask(frame("r1", ConsumerRig.DENY.replace("}}", "},\"actuator\":{\"x-gate\":{}}}")));

      assertThat(door.ran).isEmpty();
      assertThat(gate.ran).hasSize(1);
    }
  }

  // language D-35
  @Test
  void withoutAProfileAllThatOfferThePairRunItAndTheWorstStatusIsAnswered() throws Exception {
    FakeActuator failing =
        FakeActuator.of(
            "x-gate", Handler.of((command, invocation) -> Response.of(StatusCode.NOT_FOUND, "no")));
    FakeActuator withResults =
        FakeActuator.of(
            "x-door",
            Handler.of(
                (command, invocation) -> Response.ok(Results.of(new DoorProfile.Word("shut")))));
    FakeActuator bystander = FakeActuator.of("x-other", Action.ALLOW, "ipv4_net");
    try (ConsumerRig rig = new ConsumerRig(withResults, bystander, failing)) {
      Sent answer = rig.ask(frame("r1", ConsumerRig.DENY));

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text()).isEqualTo("x-door: 200; x-gate: 404 no");
      assertThat(results(answer).extensions().get(DoorProfile.Word.class))
          .contains(new DoorProfile.Word("shut"));
      assertThat(bystander.ran).isEmpty();
      assertThat(rig.answersSoFar()).isEmpty();
    }
  }

  // language D-35: each with the whole Command.
  @Test
  void allThatOfferThePairGetTheSameCommand() throws Exception {
    List<String> begun = new CopyOnWriteArrayList<>();
    FakeActuator first = noting("x-gate", begun);
    FakeActuator second = noting("x-door", begun);
    try (ConsumerRig rig = new ConsumerRig(first, second)) {
      Sent answer = rig.ask(frame("r1", withArgs("{\"duration\":5}")));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(begun).containsExactlyInAnyOrder("x-gate", "x-door");
      assertThat(first.ran).isEqualTo(second.ran).hasSize(1);
    }
  }

  private static FakeActuator noting(String nsid, List<String> begun) {
    return FakeActuator.of(
        nsid,
        Handler.of(
            (command, invocation) -> {
              begun.add(nsid);
              return Response.of(StatusCode.OK);
            }));
  }

  // language D-21, D-35: what one of them does not understand, none of them runs.
  @Test
  void anArgumentThatOneOfThemCannotKeepKeepsAllFromRunning() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door, gate)) {
      Sent answer = rig.ask(frame("r1", withArgs("{\"x-door\":{\"word\":\"sesame\"}}")));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(door.ran).isEmpty();
      assertThat(gate.ran).isEmpty();
    }
  }

  @Test
  void whenAllSayTwoHundredTheAnswerIsTwoHundred() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door, gate)) {
      Sent answer = rig.ask(frame("r1", ConsumerRig.DENY));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.response().statusText()).isNull();
      assertThat(door.ran).hasSize(1);
      assertThat(gate.ran).hasSize(1);
    }
  }

  @Test
  void aPairThatNobodyOffersIsNotImplementedAndTheTextNamesIt() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      Sent answer = rig.ask(frame("r1", ConsumerRig.DENY.replace("deny", "allow")));

      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.text()).isEqualTo("allow ipv4_net is not supported");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"deny\",\"target\":{\"x-acme:thing\":5}}",
        "{\"action\":\"stop\",\"target\":{\"command\":\"c1\"}}",
        "{\"action\":\"deny\",\"target\":{\"features\":[]}}"
      })
  void whatNobodyCanDoIsNotImplemented(String command) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      assertThat(rig.ask(frame("r1", command)).status()).isEqualTo(501);
    }
  }

  // slpf v1.0 §2.3.1: the text.
  @ParameterizedTest
  @ValueSource(strings = {"{\"x-acme\":{\"a\":1}}", "{\"slpf\":{\"drop_process\":\"none\"}}"})
  void anArgumentThatNobodyKnowsIsNotSupported(String args) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      Sent answer = rig.ask(frame("r1", withArgs(args)));

      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.text()).startsWith("Option not supported");
      assertThat(door.ran).isEmpty();
    }
  }

  @Test
  void anArgumentOfAProfileThatDoesNotRunTheCommandIsNotSupported() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(gate)) {
      assertThat(rig.ask(frame("r1", withArgs("{\"x-door\":{\"word\":\"a\"}}"))).status())
          .isEqualTo(501);
    }
  }

  @Test
  void whatTheProfileForbidsIsNotRun() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      Sent bad = rig.ask(frame("r1", withArgs("{\"x-door\":{\"word\":\"sesame\"}}")));
      Sent good = rig.ask(frame("r2", withArgs("{\"x-door\":{\"word\":\"please\"}}")));

      assertThat(bad.status()).isEqualTo(403);
      assertThat(good.status()).isEqualTo(200);
      assertThat(door.ran).hasSize(1);
    }
  }

  // language D-13
  @Test
  void aWindowThatIsWhollyPastIsABadRequest() throws Exception {
    long now = ConsumerRig.NOW.toEpochMilli();
    try (ConsumerRig rig = new ConsumerRig(door)) {
      assertThat(rig.ask(frame("r1", withArgs("{\"stop_time\":" + now + "}"))).status())
          .isEqualTo(400);
      assertThat(
              rig.ask(
                      frame(
                          "r2", withArgs("{\"start_time\":" + (now - 500) + ",\"duration\":500}")))
                  .status())
          .isEqualTo(400);
      assertThat(door.ran).isEmpty();
    }
  }

  // language D-13: of start, stop and duration at most two, that agree, in whole milliseconds.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"start_time\":1,\"stop_time\":2,\"duration\":1}",
        "{\"start_time\":9000000000000,\"stop_time\":8000000000000}",
        "{\"start_time\":9000000000000,\"stop_time\":9000000000000}",
        "{\"start_time\":9000000000000,\"duration\":0}",
        "{\"stop_time\":9000000000000,\"duration\":0}",
        "{\"start_time\":9007199254740991,\"duration\":1}",
        "{\"start_time\":9007199254740992}",
        "{\"start_time\":-1}",
        "{\"duration\":-1}",
        "{\"duration\":0.5}",
        "{\"stop_time\":\"2030-01-01T00:00:00Z\"}"
      })
  void aTimeThatCannotBeIsABadRequestAndNotRun(String args) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(door)) {
      Sent answer = rig.ask(frame("r1", withArgs(args)));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("/body/openc2/request/args");
      assertThat(door.ran).isEmpty();
    }
  }

  @Test
  void aWindowThatIsNotOverIsTheActuatorsMatter() throws Exception {
    long now = ConsumerRig.NOW.toEpochMilli();
    try (ConsumerRig rig = new ConsumerRig(door)) {
      rig.ask(frame("r1", withArgs("{\"start_time\":" + (now - 500) + ",\"duration\":501}")));
      rig.ask(frame("r2", withArgs("{\"start_time\":" + (now - 500) + "}")));
      rig.ask(frame("r3", withArgs("{\"duration\":0}")));

      assertThat(door.ran).hasSize(3);
      assertThat(door.ran.get(0).args().startTime()).isEqualTo(Instant.ofEpochMilli(now - 500));
    }
  }

  // mqtt-transfer K6
  @Test
  void aCommandThatIsTooOldIsRefusedWhereAnAgeIsSet() throws Exception {
    ConsumerSettings settings =
        ConsumerSettings.builder().maxCommandAge(Duration.ofSeconds(30)).build();
    long old = ConsumerRig.NOW.minusSeconds(31).toEpochMilli();
    String message =
        "{\"headers\":{\"request_id\":\"r%s\",\"created\":%d},\"body\":{\"openc2\":{\"request\":%s}}}";
    try (ConsumerRig limited = new ConsumerRig(settings, door);
        ConsumerRig unlimited = new ConsumerRig(gate)) {
      Sent refused = limited.ask(FakeFrame.of(String.format(message, "1", old, ConsumerRig.DENY)));
      Sent fresh =
          limited.ask(FakeFrame.of(String.format(message, "2", old + 2000, ConsumerRig.DENY)));
      Sent run = unlimited.ask(FakeFrame.of(String.format(message, "1", old, ConsumerRig.DENY)));

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("created");
      assertThat(fresh.status()).isEqualTo(200);
      assertThat(run.status()).isEqualTo(200);
    }
  }

  // language D-27
  @Test
  void whatIsBeyondTheRateLimitIsUnavailableAndFeaturesAreExempt() throws Exception {
    ConsumerSettings settings = ConsumerSettings.builder().rateLimit(2.0).build();
    try (ConsumerRig rig = new ConsumerRig(settings, door)) {
      rig.ask(frame("r1", ConsumerRig.DENY));
      rig.ask(frame("r2", ConsumerRig.DENY));

      assertThat(rig.ask(frame("r3", ConsumerRig.DENY)).status()).isEqualTo(503);
      assertThat(rig.ask(frame("r4", features("[]"))).status()).isEqualTo(200);
      rig.pass(Duration.ofSeconds(31));
      assertThat(rig.ask(frame("r5", ConsumerRig.DENY)).status()).isEqualTo(200);
      assertThat(door.ran).hasSize(3);
    }
  }
}

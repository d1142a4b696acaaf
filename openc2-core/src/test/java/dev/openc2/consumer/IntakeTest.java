// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.encoding.Encodings;
import dev.openc2.message.MessageKind;
import dev.openc2.tree.TreeObject;
import dev.openc2.value.ProducerId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken in, what is ignored, and what is refused unread. */
class IntakeTest {

  private static final String FOR_SLPF =
      ConsumerRig.DENY.replace("}}", "},\"actuator\":{\"slpf\":{}}}");

  private static final String TWICE = "{\"action\":\"deny\",\"action\":\"allow\"}";

  private final FakeActuator actuator = FakeActuator.of("x-door");

  private static byte[] cbor(String requestId) {
    return Encodings.CBOR.write(
        Map.of(
            "headers",
            Map.of("request_id", requestId, "from", "prod"),
            "body",
            Map.of(
                "openc2",
                Map.of(
                    "request",
                    Map.of("action", "deny", "target", Map.of("ipv4_net", "10.0.0.1"))))));
  }

  /** The headers, and a body twice. */
  private static byte[] cborWithAKeyTwice() {
    TreeObject message = new TreeObject();
    message.put("headers", Map.of("request_id", "r2"));
    message.put("body", 1L);
    message.put("bodz", 1L);
    return new String(Encodings.CBOR.write(message), StandardCharsets.ISO_8859_1)
        .replace("bodz", "body")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  // mqtt-transfer K5: it would be run again at each reconnect.
  @Test
  void aRetainedCommandIsIgnored() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      FakeFrame retained = FakeFrame.command("r1", "prod", ConsumerRig.DENY).retained();

      rig.transfer.deliver(retained);

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(actuator.ran).isEmpty();
      assertThat(retained.isAcknowledged()).isTrue();
      assertThat(rig.count(Event.RETAINED)).isEqualTo(1);
    }
  }

  @Test
  @Tag("T26")
  void anUnknownEncodingIsRefusedInTheDefaultEncoding() throws Exception {
    try (ConsumerRig rig =
        new ConsumerRig(builder -> builder.defaultEncoding(Encodings.CBOR), actuator)) {
      Sent answer = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY).encoding("xml"));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("\"xml\"").contains("json, cbor");
      assertThat(answer.requestId()).isEqualTo("r1");
      assertThat(answer.frame().encoding()).isEqualTo("cbor");
      assertThat(actuator.ran).isEmpty();
    }
  }

  @Test
  @Tag("T26")
  void aBodyThatIsNotInTheDeclaredEncodingIsRefused() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent answer = rig.ask(FakeFrame.of(cbor("r1")).encoding("json"));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.frame().encoding()).isEqualTo("json");
    }
  }

  @Test
  @Tag("T26")
  void cborIsAnsweredInCbor() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent answer = rig.ask(FakeFrame.of(cbor("r1")).encoding("cbor"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.frame().encoding()).isEqualTo("cbor");
      assertThat(answer.frame().isText()).isFalse();
    }
  }

  // mqtt-transfer K11
  @Test
  void anUndeclaredEncodingIsGuessed() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent json = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY).encoding(null));
      Sent cbor = rig.ask(FakeFrame.of(cbor("r2")).encoding(null));

      assertThat(json.status()).isEqualTo(200);
      assertThat(json.frame().encoding()).isEqualTo("json");
      assertThat(cbor.status()).isEqualTo(200);
      assertThat(cbor.frame().encoding()).isEqualTo("cbor");
      assertThat(rig.count(Event.UNDECLARED_ENCODING)).isEqualTo(2);
    }
  }

  @Test
  void aForeignContentTypeIsRefused() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent answer =
          rig.ask(
              FakeFrame.command("r1", "prod", ConsumerRig.DENY).foreignContentType("text/html"));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("text/html");
      assertThat(answer.requestId()).isEqualTo("r1");
    }
  }

  // language D-39
  @Test
  void aKindThatContradictsTheBodyIsRefused() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent answer =
          rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY).kind(MessageKind.RESPONSE));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(actuator.ran).isEmpty();
    }
  }

  @Test
  void anUndeclaredKindIsReadFromTheBody() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent answer = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY).kind(null));

      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void responsesAndNotificationsAreIgnored() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.deliver(
          FakeFrame.of("{\"body\":{\"openc2\":{\"response\":{\"status\":400}}}}").kind(null));
      rig.transfer.deliver(
          FakeFrame.of("{\"body\":{\"openc2\":{\"notification\":{}}}}")
              .kind(MessageKind.NOTIFICATION));
      rig.transfer.deliver(FakeFrame.of("junk").kind(MessageKind.RESPONSE));

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(rig.count(Event.NOT_A_COMMAND)).isEqualTo(3);
    }
  }

  @Test
  @Tag("T27")
  void withoutFromTheAnswerGoesToEverybody() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent answer = rig.ask(FakeFrame.command("r1", null, ConsumerRig.DENY));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.producer()).isNull();
      assertThat(answer.requestId()).isEqualTo("r1");
      assertThat(rig.count(Event.WITHOUT_FROM)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @Tag("T27")
  @ValueSource(strings = {"#", "oc2/cmd/all", "+", "a/b", ""})
  void aFromThatFitsIntoNoTopicIsRefusedToEverybody(String from) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent answer = rig.ask(FakeFrame.command("r1", from, ConsumerRig.DENY));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.producer()).isNull();
      assertThat(answer.requestId()).isEqualTo("r1");
      assertThat(actuator.ran).isEmpty();
    }
  }

  @Test
  void aMalformedCommandIsAnsweredToWhoSentIt() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent answer = rig.ask(FakeFrame.command("r1", "prod", "{\"action\":\"deny\"}"));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.requestId()).isEqualTo("r1");
      assertThat(String.valueOf(answer.producer())).isEqualTo("prod");
    }
  }

  // language D-2
  @Test
  void aBareCommandIsTakenOnlyWhereThatIsAllowed() throws Exception {
    ConsumerSettings allowed = ConsumerSettings.builder().acceptBareCommands(true).build();
    try (ConsumerRig strict = new ConsumerRig(actuator);
        ConsumerRig open = new ConsumerRig(allowed, actuator)) {
      assertThat(strict.ask(FakeFrame.of(ConsumerRig.DENY)).status()).isEqualTo(400);
      assertThat(open.ask(FakeFrame.of(ConsumerRig.DENY)).status()).isEqualTo(200);
    }
  }

  // transf-mqtt v1.0 §2.4.2
  @ParameterizedTest
  @ValueSource(
      strings = {"[\"fw1\"]", "\"fw1\"", "[\"a\",\"fw1\"]", "[\"fw1@broker\"]", "[\"x-door@b\"]"})
  void aCommandWhoseToNamesUsIsRun(String to) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      assertThat(rig.ask(FakeFrame.commandTo(to, "r1", ConsumerRig.DENY)).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"fw2\"]", "[\"fw11\"]", "[\"FW1\"]", "[\"fw11@broker\"]"})
  void aCommandWhoseToNamesOthersIsIgnored(String to) throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.deliver(FakeFrame.commandTo(to, "r1", ConsumerRig.DENY));
      rig.transfer.deliver(FakeFrame.commandTo(to, "r1", "{\"action\":\"frob\"}"));

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(actuator.ran).isEmpty();
      assertThat(rig.count(Event.NOT_ADDRESSED)).isEqualTo(2);
    }
  }

  // oc2ls v1.0 §3.2: the Producer has to know which of its Commands was no document.
  @Test
  void aCommandWithAKeyTwiceIsAnsweredUnderItsRequestId() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent json = rig.ask(FakeFrame.commandTo("[\"fw1\"]", "r1", TWICE));
      Sent cbor = rig.ask(FakeFrame.of(cborWithAKeyTwice()).encoding("cbor"));

      assertThat(List.of(json.status(), cbor.status())).containsOnly(400);
      assertThat(json.text()).contains("/body/openc2/request", "\"action\" is there twice");
      assertThat(cbor.text()).contains("is there twice");
      assertThat(json.requestId()).isEqualTo("r1");
      assertThat(cbor.requestId()).isEqualTo("r2");
      assertThat(json.producer()).isEqualTo(ProducerId.of("prod"));
      assertThat(actuator.ran).isEmpty();
    }
  }

  @Test
  void aCommandForOthersIsIgnoredAlsoIfItIsNoDocument() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.deliver(FakeFrame.commandTo("[\"fw2\"]", "r1", TWICE));

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(rig.count(Event.NOT_ADDRESSED)).isEqualTo(1);
    }
  }

  // language D-21
  @Test
  void aProfileThatIsNotHereIsRefusedAloneAndIgnoredInAGroup() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent alone = rig.ask(FakeFrame.command("r1", "prod", FOR_SLPF));
      rig.transfer.deliver(FakeFrame.command("r2", "prod", FOR_SLPF).toGroup("all"));

      assertThat(alone.status()).isEqualTo(501);
      assertThat(alone.text()).contains("slpf");
      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(rig.count(Event.NOT_HERE)).isEqualTo(1);
    }
  }

  @Test
  void specifiersOfOthersAreNotFoundAloneAndIgnoredInAGroup() throws Exception {
    FakeActuator front =
        FakeActuator.of("x-door")
            .meantBy(specifiers -> specifiers.equals(new DoorProfile.Word("front")));
    String back =
        ConsumerRig.DENY.replace("}}", "},\"actuator\":{\"x-door\":{\"word\":\"back\"}}}");
    try (ConsumerRig rig = new ConsumerRig(front)) {
      Sent alone = rig.ask(FakeFrame.command("r1", "prod", back));
      rig.transfer.deliver(FakeFrame.command("r2", "prod", back).toGroup("all"));
      Sent meant =
          rig.ask(FakeFrame.command("r3", "prod", back.replace("back", "front")).toGroup("all"));

      assertThat(alone.status()).isEqualTo(404);
      assertThat(meant.requestId()).isEqualTo("r3");
      assertThat(meant.status()).isEqualTo(200);
      assertThat(rig.count(Event.NOT_HERE)).isEqualTo(1);
    }
  }

  @Test
  void aPairThatNobodyOffersIsRefusedInAGroupToo() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      Sent answer =
          rig.ask(
              FakeFrame.command("r1", "prod", ConsumerRig.DENY.replace("deny", "contain"))
                  .toGroup("all"));

      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.text()).contains("contain ipv4_net");
    }
  }

  @Test
  void everyFrameIsAcknowledged() throws Exception {
    List<FakeFrame> frames =
        List.of(
            FakeFrame.of(""),
            FakeFrame.command("r1", "prod", ConsumerRig.DENY),
            FakeFrame.command(null, "prod", ConsumerRig.DENY),
            FakeFrame.command("r2", "prod", "{}"),
            FakeFrame.commandTo("[\"fw2\"]", "r1", ConsumerRig.DENY),
            FakeFrame.command("r1", "prod", ConsumerRig.DENY_OTHER));
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      for (FakeFrame frame : frames) {
        rig.transfer.deliver(frame);
        frame.awaitAcknowledged();
      }
    }
  }
}

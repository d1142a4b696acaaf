// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.MessageKind;
import dev.openc2.message.ResponseRequested;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read of a bad message, and what is said about it. */
final class DraftTest {

  // oc2ls v1.0 §3.2: a Response to a bad Command still carries its request id.
  @Test
  void aBadCommandStillTellsWhomToAnswerAndWhether() {
    Draft draft =
        Messages.lenient(
            "{'headers':{'request_id':'odd id','from':'p1','created':'yesterday'},"
                + "'body':{'openc2':{'request':{'action':'explode',"
                + "'args':{'response_requested':'none'}}}}}");

    assertThat(Messages.faults(draft, Draft::message))
        .containsExactly(
            "/headers/created: \"yesterday\" is not a whole number",
            "/body/openc2/request/action: \"explode\" is not an action",
            "/body/openc2/request: target is missing");
    assertThat(draft.requestId()).isEqualTo(RequestId.of("odd id"));
    assertThat(draft.from()).isEqualTo(ProducerId.of("p1"));
    assertThat(draft.responseRequested()).isEqualTo(ResponseRequested.NONE);
    assertThat(draft.kind()).isEqualTo(MessageKind.REQUEST);
    assertThat(draft.isEnvelope()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{'headers':[],'body':[]}",
        "{'headers':{'request_id':5,'from':{}},'body':{'openc2':[]}}",
        "{'headers':{'request_id':'','from':'a/#'},'body':{'openc2':{'event':{}}}}",
        "{'headers':null,'body':{'openc2':{'request':{'args':{'response_requested':1}},"
            + "'response':{}}}}",
      })
  void whatCannotBeReadIsNull(String text) {
    Draft draft = Messages.lenient(text);

    assertThat(draft.requestId()).isNull();
    assertThat(draft.from()).isNull();
    assertThat(draft.kind()).isNull();
    assertThat(draft.responseRequested()).isNull();
  }

  @Test
  void theContentNamesTheKind() {
    assertThat(Messages.lenient("{'body':{'openc2':{'response':{}}}}").kind())
        .isEqualTo(MessageKind.RESPONSE);
    assertThat(Messages.lenient("{'body':{'openc2':{'notification':{}}}}").kind())
        .isEqualTo(MessageKind.NOTIFICATION);
  }

  // D-2
  @Test
  void aBareCommandOrResponseIsNoEnvelope() {
    Draft command = Messages.lenient("{'action':'query','target':{'features':[]}}");

    assertThat(command.isEnvelope()).isFalse();
    assertThat(command.command().pair()).isEqualTo("query features");
    assertThat(Messages.faults(command, Draft::message)).contains("body is missing");
  }

  // The text and the status of the exception belong to one and the same fault.
  @Test
  void somethingMalformedOutweighsSomethingUnsupported() {
    Draft draft =
        Messages.lenient(
            "{'action':'deny','target':{'ipv4_connection':{'protocol':'gre','src_port':-1}},"
                + "'args':{'duration':'x'}}");

    InvalidMessageException e =
        Assertions.catchThrowableOfType(InvalidMessageException.class, draft::command);

    assertThat(Messages.faults(draft, Draft::command))
        .isEqualTo(
            List.of(
                "501 /target/ipv4_connection/protocol:"
                    + " \"gre\" is not one of icmp, tcp, udp, sctp, ipv6_icmp",
                "/target/ipv4_connection/src_port: -1 is not between 0 and 65535",
                "/args/duration: \"x\" is not a whole number"));
    assertThat(e.status().code()).isEqualTo(400);
    assertThat(e.text())
        .isEqualTo("/target/ipv4_connection/src_port: -1 is not between 0 and 65535");
  }

  @Test
  void valuesAreCutAndMadePrintableInWhatIsSaid() {
    Draft draft =
        Messages.lenient("{'action':'\\u001b[31m" + "x".repeat(100) + "','target':{'uri':{}}}");

    assertThat(Messages.faults(draft, Draft::command))
        .containsExactly(
            "/action: \"?[31m" + "x".repeat(59) + "…\" is not an action",
            "/target/uri: an object is not text");
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.Content;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.value.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlpfCodecTest {

  private static final String DENY_ALL_ARGS =
      """
      {'action':'deny',
       'target':{'ipv4_connection':{'protocol':'tcp','dst_addr':'198.51.100.7','dst_port':443}},
       'args':{'start_time':1000,'duration':5000,'response_requested':'complete',
               'slpf':{'drop_process':'false_ack','persistent':false,'direction':'ingress',
                       'insert_rule':1234}},
       'actuator':{'slpf':{'hostname':'fw1.example','named_group':'edge','asset_id':'7',
                           'asset_tuple':['rack 1','slot 2']}}}
      """;

  static Stream<Arguments> messages() {
    List<Content> contents =
        List.of(
            SlpfJson.command(DENY_ALL_ARGS, Mode.STRICT),
            SlpfJson.command("{'action':'delete','target':{'slpf:rule_number':1234}}"),
            Response.ok(Results.of(new SlpfResults(new RuleNumber(1234)))));
    return contents.stream()
        .flatMap(
            content ->
                Stream.of(Encodings.JSON, Encodings.CBOR)
                    .map(
                        encoding ->
                            Arguments.argumentSet(
                                content.kind() + " " + encoding.name(), content, encoding)));
  }

  // slpf v1.0 §2.1, clause 3.2.1: the tables map one-to-one.
  @ParameterizedTest
  @MethodSource("messages")
  void whatIsWrittenIsReadBackAsTheSame(Content content, Encoding encoding) {
    MessageCodec codec = MessageCodec.of(SlpfJson.PROFILES).withMode(Mode.STRICT);
    Message message =
        Message.of(Headers.of(RequestId.of("r-1"), Instant.EPOCH, "producer", List.of()), content);

    Message read = codec.decode(codec.encode(message, encoding), encoding);

    assertThat(read.content()).isEqualTo(content);
  }

  @Test
  void everyWordOfTheProfileIsRead() {
    Command command = SlpfJson.command(DENY_ALL_ARGS, Mode.STRICT);

    assertThat(SlpfRules.args(command))
        .isEqualTo(
            new SlpfArgs(DropProcess.FALSE_ACK, false, Direction.INGRESS, new RuleNumber(1234)));
    assertThat(command.actuator())
        .isEqualTo(
            new ActuatorSpecifier(
                SlpfProfile.NSID,
                new SlpfSpecifiers("fw1.example", "edge", "7", List.of("rack 1", "slot 2"))));
  }

  // slpf v1.0 §2.1.2.2: an integer, not an object.
  @Test
  void theRuleNumberIsABareInteger() {
    Command command = SlpfJson.command("delete", "'slpf:rule_number':0", "");

    assertThat(command.target()).isEqualTo(new RuleNumber(0));
    assertThat(command.pair()).isEqualTo("delete slpf:rule_number");
  }

  // slpf v1.0 §2.1.2.2: an Integer without bounds; ours are those of JSON (RFC 7493 §2.2).
  @ParameterizedTest
  @ValueSource(longs = {-1, -9007199254740991L, 9007199254740991L})
  void aRuleNumberMayBeAnyIntegerThatJsonPeersAgreeOn(long number) {
    Command delete = SlpfJson.command("delete", "'slpf:rule_number':" + number, "");
    Command deny =
        SlpfJson.command("deny", "'ipv4_net':'192.0.2.1'", "'slpf':{'insert_rule':" + number + "}");

    assertThat(delete.target()).isEqualTo(new RuleNumber(number));
    assertThat(SlpfRules.args(deny).insertRule()).isEqualTo(new RuleNumber(number));
  }

  @Test
  void theResultsAreReadAsARuleNumber() {
    Response response = SlpfJson.response("{'status':200,'results':{'slpf':{'rule_number':7}}}");

    assertThat(response.results()).isEqualTo(Results.of(new SlpfResults(new RuleNumber(7))));
  }

  // slpf v1.0 Table 2.3.4.1: what cannot be parsed is answered with 400 (F8).
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'7'",
        "7.5",
        "-9007199254740992",
        "true",
        "{'rule_number':7}",
        "[7]",
        "9007199254740992",
        "null"
      })
  void aTargetThatIsNoRuleNumberIsMalformed(String value) {
    assertThatThrownBy(() -> SlpfJson.command("delete", "'slpf:rule_number':" + value, ""))
        .isInstanceOfSatisfying(
            InvalidMessageException.class, e -> assertThat(e.status().code()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'drop_process':'REJECT'",
        "'drop_process':2",
        "'persistent':'true'",
        "'persistent':1",
        "'direction':'in'",
        "'insert_rule':1.5",
        "'insert_rule':'1'",
        "'logged':true"
      })
  void anArgumentOfTheProfileThatIsWrongIsMalformedAndNamed(String member) {
    String name = member.substring(1, member.indexOf('\'', 1));

    assertThatThrownBy(
            () -> SlpfJson.command("deny", "'ipv4_net':'192.0.2.1'", "'slpf':{" + member + "}"))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'hostname':'-bad-'",
        "'hostname':'192.0.2.0/24'",
        "'hostname':'300.1.1.1'",
        "'asset_tuple':[]",
        "'asset_tuple':['1','2','3','4','5','6','7','8','9','10','11']",
        "'asset_tuple':'1'",
        "'group':'edge'"
      })
  void aSpecifierThatIsWrongIsMalformed(String member) {
    assertThatThrownBy(() -> SlpfJson.specifiers(member))
        .isInstanceOf(InvalidMessageException.class);
  }

  // slpf v1.0 §2.1.4: the map may be empty.
  @Test
  void noSpecifierAtAllMeansEveryPacketFilter() {
    Command command =
        SlpfJson.command(
            "{'action':'deny','target':{'ipv4_net':'192.0.2.1'},'actuator':{'slpf':{}}}",
            Mode.STRICT);

    assertThat(command.actuator()).isEqualTo(ActuatorSpecifier.of(SlpfProfile.NSID));
  }

  // language D-8: null is absent, so they are as good as none.
  @Test
  void specifiersThatAreAllNullAreNone() {
    Command command =
        SlpfJson.command(
            "{'action':'deny','target':{'ipv4_net':'192.0.2.1'},'actuator':{'slpf':"
                + "{'asset_id':null,'hostname':null}}}",
            Mode.LENIENT);

    assertThat(command.actuator()).isEqualTo(ActuatorSpecifier.of(SlpfProfile.NSID));
  }

  @Test
  void theProfileIsFoundOnTheClassPath() {
    assertThat(Profiles.installed().get(SlpfProfile.NSID))
        .get()
        .isInstanceOf(SlpfProfile.class)
        .extracting(Profile::description)
        .asString()
        .isNotBlank();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.target.DeviceTarget;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.type.TargetType;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ErCodecTest {

  private static final String ISOLATE =
      """
      {'action':'contain',
       'target':{'device':{'hostname':'DESKTOP-123ABC'}},
       'args':{'start_time':1000,
               'er':{'device_containment':'network_isolation',
                     'permitted_addresses':{'domain_name':['wiki.example'],
                                            'ipv4_net':['192.0.2.1','198.51.100.0/24'],
                                            'ipv6_net':['2001:db8::/32']},
                     'downstream_device':[{'devices':[{'device_id':'7'},{'hostname':'a'}],
                                           'device_groups':['sales'],'tenant_id':'t1'}]}},
       'actuator':{'er':{'hostname':'edr-oslo'}}}
      """;

  static Stream<Arguments> commands() {
    return Stream.of(
            ErJson.command(ISOLATE, Mode.STRICT),
            ErJson.command("scan", "'device':{'hostname':'a'}", "'scan_depth':'shallow'"),
            ErJson.command("scan", "'device':{'hostname':'a'}", "'periodic_scan':'disabled'"),
            ErJson.command("set", "'er:account':{'uid':'S-1'}", "'account_status':'enabled'"),
            ErJson.command("stop", "'er:service':{'name':'n','display_name':'d'}", ""),
            ErJson.command(
                "create", "'er:registry_entry':{'key':'HKLM','type':'REG_SZ','value':''}", ""))
        .flatMap(
            command ->
                Stream.of(Encodings.JSON, Encodings.CBOR)
                    .map(
                        encoding ->
                            Arguments.argumentSet(
                                command.pair() + " " + encoding.name(), command, encoding)));
  }

  // er v1.0 clause 1: the tables map one-to-one.
  @ParameterizedTest
  @MethodSource("commands")
  void whatIsWrittenIsReadBackAsTheSame(Command command, Encoding encoding) {
    MessageCodec codec = ErJson.CODEC.withMode(Mode.STRICT);
    Message message =
        Message.of(Headers.of(RequestId.of("r-1"), Instant.EPOCH, "producer", List.of()), command);

    Message read = codec.decode(codec.encode(message, encoding), encoding);

    assertThat(read.content()).isEqualTo(command);
  }

  @Test
  void everyWordOfAContainmentIsRead() {
    Command command = ErJson.command(ISOLATE, Mode.STRICT);

    assertThat(command.args().extensions().get(ErArgs.class))
        .contains(
            new ErArgs(
                null,
                DeviceContainment.NETWORK_ISOLATION,
                new PermittedAddresses(
                    List.of(new DomainNameTarget("wiki.example")),
                    List.of(Ipv4Net.parse("192.0.2.1"), Ipv4Net.parse("198.51.100.0/24")),
                    List.of(Ipv6Net.parse("2001:db8::/32"))),
                null,
                null,
                List.of(
                    new DownstreamDevice(
                        List.of(
                            new DeviceTarget(null, null, "7"), new DeviceTarget("a", null, null)),
                        List.of("sales"),
                        "t1"))));
    assertThat(command.actuator())
        .isEqualTo(new ActuatorSpecifier(ErProfile.NSID, new ErSpecifiers("edr-oslo")));
  }

  // Language 2.0 and the samples of er v1.0 Appendix D nest what v1.0 of the language joins.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'er:account':{'uid':'S-1'}",
        "'er/account':{'uid':'S-1'}",
        "'er':{'account':{'uid':'S-1'}}"
      })
  void aTargetIsTakenInEachOfItsSpellings(String target) {
    Command command = ErJson.command("{'action':'set','target':{" + target + "}}", Mode.LENIENT);

    assertThat(command.target()).isEqualTo(new Account("S-1", null, null));
    assertThat(command.pair()).isEqualTo("set er:account");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'er:account':{}                                   | /target/er:account",
        "'er:account':{'uid':7}                            | /target/er:account/uid",
        "'er:account':{'name':'a'}                         | /target/er:account",
        "'er:service':{'display_name':['a']}               | /target/er:service/display_name",
        "'er:registry_entry':{'key':'HKLM'}                | /target/er:registry_entry",
        "'er:registry_entry':{'type':1}                    | /target/er:registry_entry/type",
        "'er:registry_entry':{'type':'REG_DWORD','value':1} | /target/er:registry_entry/value",
        "'er:registry_entry':{'type':'REG_SZ','path':'x'}  | /target/er:registry_entry",
      })
  void aTargetThatIsWrongIsMalformedAtItsPlace(String target, String place) {
    assertMalformed("{'action':'set','target':{" + target + "}}", place);
  }

  // er v1.0 §2.3.7.3: the text of the draft.
  @Test
  void aServiceWithoutAnyPartIsAnsweredInTheWordsOfTheDraft() {
    assertThatThrownBy(() -> ErJson.command("stop", "'er:service':{}", ErJson.SOMEWHERE))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessageContaining("Service Target does not have any properties populated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                              | ''",
        "'account_status':'ENABLED'                    | /account_status",
        "'device_containment':'device_isolation'       | /device_containment",
        "'permitted_addresses':{}                      | /permitted_addresses",
        "'permitted_addresses':{'ipv_net':['192.0.2.1']} | /permitted_addresses",
        "'permitted_addresses':{'ipv4_net':'192.0.2.1'} | /permitted_addresses/ipv4_net",
        "'permitted_addresses':{'domain_name':['-']}   | /permitted_addresses/domain_name/0",
        "'scan_depth':{'deep':true}                    | /scan_depth",
        "'periodic_scan':true                          | /periodic_scan",
        "'downstream_device':{'tenant_id':'t'}         | /downstream_device",
        "'downstream_device':[]                        | /downstream_device",
        "'downstream_device':[{}]                      | /downstream_device/0",
        "'downstream_device':[{'devices':[{}]}]        | /downstream_device/0/devices/0",
        "'containment':'app_restriction'               | ''",
      })
  void anArgumentThatIsWrongIsMalformedAtItsPlace(String member, String place) {
    String er = member == null ? "" : member;

    assertMalformed(
        "{'action':'contain','target':{'device':{'hostname':'a'}},'args':{'er':{" + er + "}}}",
        "/args/er" + place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'hostname':'-bad-'", "'hostname':7", "'named_group':'edge'"})
  void aSpecifierThatIsWrongIsMalformed(String member) {
    assertThatThrownBy(
            () ->
                ErJson.command(
                    "{'action':'deny','target':{'ipv4_net':'192.0.2.1'},'actuator':{'er':{"
                        + member
                        + "}}}",
                    Mode.LENIENT))
        .isInstanceOf(InvalidMessageException.class);
  }

  private static void assertMalformed(String json, String place) {
    for (Mode mode : Mode.values()) {
      assertThatThrownBy(() -> ErJson.command(json, mode))
          .isInstanceOfSatisfying(
              InvalidMessageException.class,
              e -> {
                assertThat(e.status().code()).isEqualTo(400);
                assertThat(e.faults()).anyMatch(fault -> fault.pointer().equals(place));
              });
    }
  }

  // er v1.0 Table 2.1.2-2
  @Test
  void theProfileIsFoundOnTheClassPathWithItsTargets() {
    Profile profile = Profiles.installed().get(ErProfile.NSID).orElseThrow();

    assertThat(profile).isInstanceOf(ErProfile.class);
    assertThat(profile.description()).isNotBlank();
    assertThat(profile.targets())
        .extracting(TargetType::name)
        .containsExactly("registry_entry", "account", "service");
  }
}

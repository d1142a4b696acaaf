// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Action;
import dev.openc2.message.Extension;
import dev.openc2.message.RawExtension;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an allow, a deny and a delete do now (slpf v1.0 §2.3.1, §2.3.2, §2.3.4). */
final class SlpfActuatorTest {

  private static final String NET = "'ipv4_net':'192.0.2.0/24'";

  private static final FilterFeatures MODEST =
      new FilterFeatures(
          Set.of("ipv4_net"), Set.of(Direction.BOTH), Set.of(DropProcess.NONE), false);

  private SlpfDevice device = new SlpfDevice();

  @AfterEach
  void close() {
    device.close();
  }

  private void use(SlpfDevice other) {
    device.close();
    device = other;
  }

  // F5
  @ParameterizedTest
  @ValueSource(strings = {"allow", "deny"})
  void aRuleIsAnsweredWithItsNumberOnceItIsInForce(String action) {
    Response response = device.run(action, NET, "'response_requested':'complete'");

    assertThat(response.status()).isEqualTo(200);
    assertThat(SlpfDevice.number(response)).isEqualTo(1);
    assertThat(device.memory.rules())
        .containsExactly(
            new FilterRule(
                new RuleNumber(1),
                action.equals("deny") ? Verdict.DENY : Verdict.ALLOW,
                PacketFilterContract.target(NET),
                Direction.BOTH,
                DropProcess.NONE,
                true,
                "producer"));
  }

  // F5; slpf v1.0 §3.2.1.7.2: absent is as complete.
  @Test
  void theNumberIsAnsweredAlsoWhenNoResponseWasAskedForByName() {
    assertThat(SlpfDevice.number(device.run("deny", NET, ""))).isEqualTo(1);
  }

  @Test
  void theArgumentsOfTheProfileReachTheFilter() {
    device.run(
        "deny", NET, "'slpf':{'drop_process':'reject','persistent':false,'direction':'egress'}");

    FilterRule rule = device.memory.rules().get(0);
    assertThat(rule.dropProcess()).isEqualTo(DropProcess.REJECT);
    assertThat(rule.persistent()).isFalse();
    assertThat(rule.direction()).isEqualTo(Direction.EGRESS);
  }

  @Test
  void allFourAddressTargetsAreOfferedWithAllowAndDeny() {
    assertThat(device.actuator.pairs().targetsByAction())
        .isEqualTo(
            Map.of(
                Action.ALLOW,
                new HashSet<>(SlpfWords.ADDRESS_TARGETS),
                Action.DENY,
                new HashSet<>(SlpfWords.ADDRESS_TARGETS),
                Action.DELETE,
                Set.of("slpf:rule_number")));
  }

  // slpf v1.0 §2.1.3.2: a number identifies exactly one rule.
  @Test
  void theSameCommandTwiceMakesTwoRulesWithNumbersOfTheirOwn() {
    device.run("deny", NET, "");
    device.run("deny", NET, "");

    assertThat(device.numbers()).containsExactly(1L, 2L);
  }

  @Test
  void theNumberOfADeletedRuleIsNotGivenToAnother() {
    device.run("deny", NET, "");
    device.run("delete", "'slpf:rule_number':1", "");

    assertThat(SlpfDevice.number(device.run("deny", NET, ""))).isEqualTo(2);
  }

  // F6
  @Test
  void aWantedNumberIsUsed() {
    Response response = device.run("deny", NET, "'slpf':{'insert_rule':1234}");

    assertThat(SlpfDevice.number(response)).isEqualTo(1234);
    assertThat(device.numbers()).containsExactly(1234L);
  }

  // slpf v1.0 §2.1.2.2, F6, F10: a Rule-ID has no bounds.
  @Test
  void aNegativeNumberIsANumberToo() {
    Response response = device.run("deny", NET, "'slpf':{'insert_rule':-1}");

    assertThat(SlpfDevice.number(response)).isEqualTo(-1);
    assertThat(device.run("delete", "'slpf:rule_number':-1", "").status()).isEqualTo(200);
    assertThat(device.memory.rules()).isEmpty();
  }

  // F7, language D-32: 501 with the text, though a table has it under 500.
  @Test
  void aWantedNumberThatIsTakenIsRefusedAndChangesNothing() {
    device.run("deny", NET, "'slpf':{'insert_rule':7}");
    List<FilterRule> before = device.memory.rules();

    Response response = device.run("allow", NET, "'slpf':{'insert_rule':7}");

    assertThat(response)
        .isEqualTo(Response.of(StatusCode.NOT_IMPLEMENTED, "Rule number currently in use"));
    assertThat(device.memory.rules()).isEqualTo(before);
  }

  @Test
  void numbersOfOurOwnPassOverThoseThatWereWanted() {
    device.run("deny", NET, "'slpf':{'insert_rule':1}");
    device.run("deny", NET, "'slpf':{'insert_rule':2}");

    assertThat(SlpfDevice.number(device.run("deny", NET, ""))).isEqualTo(3);
  }

  @Test
  void aWantedNumberIsFreeAgainWhenItsRuleIsDeleted() {
    device.run("deny", NET, "'slpf':{'insert_rule':7}");
    device.run("delete", "'slpf:rule_number':7", "");

    assertThat(device.run("allow", NET, "'slpf':{'insert_rule':7}").status()).isEqualTo(200);
  }

  @Test
  void theRulesThatTheFilterBringsAlongKeepTheirNumbers() {
    use(new SlpfDevice(FilterFeatures.ALL, 100, PacketFilterContract.rule(1, Verdict.DENY, NET)));

    assertThat(SlpfDevice.number(device.run("deny", NET, ""))).isEqualTo(2);
    assertThat(device.run("delete", "'slpf:rule_number':1", "").status()).isEqualTo(200);
    assertThat(device.numbers()).containsExactly(2L);
  }

  // F10
  @Test
  void aDeletedRuleIsAnsweredWith200AndGone() {
    device.run("deny", NET, "");

    Response response = device.run("delete", "'slpf:rule_number':1", "");

    assertThat(response).isEqualTo(Response.of(StatusCode.OK));
    assertThat(device.memory.rules()).isEmpty();
  }

  // F11, language D-32: 500 and not 404
  @ParameterizedTest
  @ValueSource(longs = {1, 0, -1, -9007199254740991L})
  void aRuleThatIsNotThereCannotBeDeleted(long number) {
    Response response = device.run("delete", "'slpf:rule_number':" + number, "");

    assertThat(response)
        .isEqualTo(Response.of(StatusCode.INTERNAL_ERROR, "firewall rule not removed or updated"));
  }

  // F11
  @Test
  void aDeletionThatTheFilterRefusesLeavesTheRule() {
    device.run("deny", NET, "");
    device.setBroken(true);

    Response response = device.run("delete", "'slpf:rule_number':1", "");

    assertThat(response)
        .isEqualTo(Response.of(StatusCode.INTERNAL_ERROR, "firewall rule not removed or updated"));
    device.setBroken(false);
    assertThat(device.run("delete", "'slpf:rule_number':1", "").status()).isEqualTo(200);
  }

  // F3, language D-32: 500 only where the attempt failed.
  @Test
  void aRuleThatTheFilterRefusesIsNotAnsweredWith200AndItsNumberStaysFree() {
    device.setBroken(true);

    Response response = device.run("deny", NET, "'slpf':{'insert_rule':7}");

    assertThat(response).isEqualTo(Response.of(StatusCode.INTERNAL_ERROR, "Rule not updated"));
    device.setBroken(false);
    assertThat(device.run("deny", NET, "'slpf':{'insert_rule':7}").status()).isEqualTo(200);
  }

  // F3
  @Test
  void noMoreRulesThanConfiguredAreMade() {
    use(new SlpfDevice(FilterFeatures.ALL, 2));
    device.run("deny", NET, "");
    device.run("deny", NET, "");

    Response response = device.run("deny", NET, "");

    assertThat(response).isEqualTo(Response.of(StatusCode.INTERNAL_ERROR, "Rule not updated"));
    device.run("delete", "'slpf:rule_number':1", "");
    assertThat(device.run("deny", NET, "").status()).isEqualTo(200);
  }

  // F1, F2
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny  | 'slpf':{'drop_process':'false_ack'}",
        "deny  | 'slpf':{'direction':'ingress'}",
        "deny  | 'slpf':{'persistent':true}",
        "deny  | 'slpf':{'persistent':false}",
        "allow | 'slpf':{'drop_process':'none'}",
        "allow | 'x-other':{'option':1}",
      })
  void anArgumentThatTheDeviceCannotKeepIsRefused(String action, String args) {
    use(new SlpfDevice(MODEST, 100));

    Response response = device.run(action, NET, args);

    assertThat(response).isEqualTo(Response.of(StatusCode.NOT_IMPLEMENTED, "Option not supported"));
    assertThat(device.memory.rules()).isEmpty();
  }

  @Test
  void theArgumentsThatTheDeviceCanKeepAreAccepted() {
    use(new SlpfDevice(MODEST, 100));

    Response response =
        device.run("deny", NET, "'slpf':{'drop_process':'none','direction':'both'}");

    assertThat(response.status()).isEqualTo(200);
  }

  // F3: what is absent means both directions.
  @Test
  void aDeviceThatKnowsOneDirectionOnlyDoesNotPretendBoth() {
    use(
        new SlpfDevice(
            new FilterFeatures(
                Set.of("ipv4_net"), Set.of(Direction.INGRESS), Set.of(DropProcess.NONE), false),
            100));

    assertThat(device.run("deny", NET, ""))
        .isEqualTo(Response.of(StatusCode.NOT_IMPLEMENTED, "Rule not updated"));
    assertThat(device.run("deny", NET, "'slpf':{'direction':'ingress'}").status()).isEqualTo(200);
  }

  // F4
  @Test
  void aTargetThatTheDeviceCannotFilterIsNotOffered() {
    use(new SlpfDevice(MODEST, 100));

    assertThat(device.actuator.handler(Action.DENY, "ipv6_net")).isEmpty();
    assertThat(device.actuator.pairs().contains(Action.DENY, "ipv6_net")).isFalse();
    assertThat(device.actuator.handler(Action.DENY, "ipv4_net")).isPresent();
  }

  // F13: in memory there is no file to update.
  @Test
  void updateIsNotOffered() {
    assertThat(device.actuator.handler(Action.UPDATE, "file")).isEmpty();
    assertThat(
            new SlpfProfile()
                .notOfferedText(SlpfJson.command("update", "'file':{'name':'rules'}", "")))
        .isEqualTo("Command not supported");
  }

  // slpf v1.0 §2.1.4
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'hostname':'fw1.example'                             | true",
        "'hostname':'FW1.Example'                             | true",
        "'hostname':'fw2.example'                             | false",
        "'hostname':'192.0.2.1'                               | false",
        "'named_group':'edge'                                 | true",
        "'named_group':'Edge'                                 | false",
        "'asset_id':'7'                                       | true",
        "'asset_id':'8'                                       | false",
        "'asset_tuple':['rack 1','slot 2']                    | true",
        "'asset_tuple':['slot 2','rack 1']                    | false",
        "'asset_tuple':['rack 1']                             | false",
        "'asset_id':'7','named_group':'edge'                  | true",
        "'asset_id':'7','named_group':'core'                  | false",
      })
  void specifiersMeanItOnlyIfAllOfThemAreTrueOfIt(String specifiers, boolean isMeant) {
    Extension wanted = SlpfJson.specifiers(specifiers);

    assertThat(device.actuator.isMeantBy(wanted)).isEqualTo(isMeant);
  }

  @Test
  void specifiersThatNobodyHasReadDoNotMeanIt() {
    assertThat(device.actuator.isMeantBy(new RawExtension(SlpfProfile.NSID, Map.of()))).isFalse();
  }

  @Test
  void oneHostIsTheSameInEverySpelling() {
    SlpfSpecifiers self = new SlpfSpecifiers("2001:db8::1", null, null, null);

    assertThat(new SlpfSpecifiers("2001:DB8:0:0::1", null, null, null).describes(self)).isTrue();
    assertThat(new SlpfSpecifiers("2001:db8::2", null, null, null).describes(self)).isFalse();
  }

  @Test
  void closingClosesTheFilterOnceAndLeavesTheRules() {
    device.run("deny", NET, "");

    device.close();
    device.close();

    assertThat(device.timesClosed()).isEqualTo(1);
    assertThat(device.numbers()).containsExactly(1L);
    assertThat(device.run("deny", NET, "").status()).isEqualTo(503);
  }
}

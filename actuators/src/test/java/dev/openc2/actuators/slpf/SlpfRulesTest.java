// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Target;
import dev.openc2.tree.Mode;
import dev.openc2.value.L4Protocol;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix of Commands and the matrix of arguments (slpf v1.0 Tables 2.3-1 and 2.3-2). */
final class SlpfRulesTest {

  private static final String OPTION = "Option not supported";
  private static final int GOOD = 200;

  /**
   * What an argument is, and what comes of it with each Command: allow, deny, query, delete,
   * update.
   */
  private static final Object[][] MATRIX = {
    {"'response_requested':'complete'", GOOD, GOOD, GOOD, GOOD, GOOD},
    {"'response_requested':'ack'", GOOD, GOOD, 400, GOOD, GOOD},
    {"'response_requested':'none'", GOOD, GOOD, GOOD, GOOD, GOOD},
    {"'response_requested':'status'", GOOD, GOOD, 400, GOOD, 400},
    {"'start_time':1", GOOD, GOOD, 400, GOOD, GOOD},
    {"'stop_time':1", GOOD, GOOD, 400, 501, 501},
    {"'duration':1", GOOD, GOOD, 400, 501, 501},
    {"'slpf':{'persistent':true}", GOOD, GOOD, 400, 501, 501},
    {"'slpf':{'direction':'both'}", GOOD, GOOD, 400, 501, 501},
    {"'slpf':{'insert_rule':7}", GOOD, GOOD, 400, 501, 501},
    {"'slpf':{'drop_process':'none'}", 501, GOOD, 400, 501, 501},
    {"'x-other':{'a':1}", 501, 501, 400, 501, 501},
  };

  private static final String[][] COMMANDS = {
    {"allow", "'ipv4_net':'192.0.2.0/24'"},
    {"deny", "'ipv6_connection':{'dst_port':80}"},
    {"query", "'features':[]"},
    {"delete", "'slpf:rule_number':7"},
    {"update", "'file':{'name':'rules.nft'}"},
  };

  static Stream<Arguments> cells() {
    return Stream.of(MATRIX)
        .flatMap(
            row ->
                Stream.of(0, 1, 2, 3, 4)
                    .map(
                        i ->
                            Arguments.argumentSet(
                                COMMANDS[i][0] + " with " + row[0],
                                SlpfJson.command(COMMANDS[i][0], COMMANDS[i][1], (String) row[0]),
                                row[i + 1])));
  }

  // slpf v1.0 Table 2.3-2, language D-31: delete and update take a start, and no end.
  @ParameterizedTest
  @MethodSource("cells")
  void eachArgumentGoesWithTheCommandsOfTheTable(Command command, int status) {
    assertThat(status(command, Mode.LENIENT)).isEqualTo(status);
  }

  // slpf v1.0 §2.3.1, §2.3.2 (F1)
  @Test
  void anArgumentThatDoesNotGoWithTheCommandHasTheTextOfTheSpecification() {
    Command command =
        SlpfJson.command("allow", "'ipv4_net':'192.0.2.1'", "'slpf':{'drop_process':'reject'}");

    assertThatThrownBy(() -> SlpfRules.check(command, Mode.LENIENT)).hasMessage(OPTION);
  }

  // slpf v1.0 §2.3: what only a Producer has to keep.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny   | 'ipv4_net':'192.0.2.1' | 'slpf':{'insert_rule':7}            | insert_rule",
        "deny   | 'ipv4_net':'192.0.2.1' | 'slpf':{'insert_rule':7},'response_requested':'ack' |"
            + " insert_rule",
        "allow  | 'ipv4_net':'192.0.2.1' | 'slpf':{'drop_process':'none'}      | drop_process",
        "delete | 'slpf:rule_number':7   | 'start_time':1                      | delete",
        "update | 'file':{'name':'a'}    | 'start_time':1                      | update",
        "update | 'file':{'path':'/a'}   | 'response_requested':'complete'     | name",
        "query  | 'features':[]          | 'response_requested':'none'         | query",
        "deny   | 'domain_name':'a.example' | 'response_requested':'complete'  | domain_name",
      })
  void aProducersMistakeIsRefusedWithASentenceThatNamesIt(
      String action, String target, String args, String named) {
    Command command = SlpfJson.command(action, target, args);

    assertThatThrownBy(() -> SlpfRules.check(command, Mode.STRICT))
        .isInstanceOfSatisfying(
            OpenC2Exception.class, e -> assertThat(e.status().code()).isEqualTo(400))
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny   | 'ipv4_net':'192.0.2.1' | 'slpf':{'insert_rule':7},'response_requested':'complete'",
        "deny   | 'ipv4_net':'192.0.2.1' | 'response_requested':'none'",
        "delete | 'slpf:rule_number':7   | 'response_requested':'complete'",
        "update | 'file':{'name':'a','path':'/b'} | 'response_requested':'ack'",
        "query  | 'features':['pairs']   | 'response_requested':'complete'",
      })
  void whatAProducerMaySendPasses(String action, String target, String args) {
    Command command = SlpfJson.command(action, target, args);

    assertThatCode(() -> SlpfRules.check(command, Mode.STRICT)).doesNotThrowAnyException();
  }

  // slpf v1.0 §2.3.5.1: a Producer must set file.name (F12).
  @Test
  void updateWithoutTheNameOfAFileIsMalformed() {
    Command command = SlpfJson.command("update", "'file':{'path':'/etc'}", "");

    assertThat(status(command, Mode.LENIENT)).isEqualTo(400);
  }

  // slpf v1.0 Table 2.3-1; texts of §2.3.1 (F4), §2.3.4.1 (F9) and §2.3.5.1 (F13)
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny   | 'domain_name':'a.example' | Target type not supported",
        "allow  | 'mac_addr':'02:00:00:00:00:01' | Target type not supported",
        "delete | 'file':{'name':'a'}       | target not supported",
        "update | 'ipv4_net':'192.0.2.1'    | Command not supported",
        "scan   | 'ipv4_net':'192.0.2.1'    | Command not supported",
        "query  | 'slpf:rule_number':7      | Command not supported",
      })
  void aPairThatIsNotOfTheProfileHasTheTextOfTheSpecification(
      String action, String target, String text) {
    Command command = SlpfJson.command(action, target, "");

    assertThat(status(command, Mode.LENIENT)).isEqualTo(501);
    assertThatThrownBy(() -> SlpfRules.check(command, Mode.LENIENT)).hasMessage(text);
    assertThat(new SlpfProfile().notOfferedText(command)).isEqualTo(text);
  }

  static Stream<Target> impossibleConnections() {
    return Stream.of(
        new Ipv4ConnectionTarget(null, null, null, 1, L4Protocol.ICMP),
        new Ipv4ConnectionTarget(null, 1, null, null, L4Protocol.ICMP),
        new Ipv4ConnectionTarget(null, null, null, null, L4Protocol.IPV6_ICMP),
        new Ipv6ConnectionTarget(null, null, null, 1, L4Protocol.ICMP),
        new Ipv6ConnectionTarget(null, 1, null, null, L4Protocol.IPV6_ICMP));
  }

  // slpf v1.0 §2.1.2.1, language D-30: the five-tuple of ICMP has no ports. A program can make such
  // a target.
  @ParameterizedTest
  @MethodSource("impossibleConnections")
  void aConnectionThatCannotBeIsNotMadeARule(Target target) {
    Command command = Command.of(Action.DENY, target);

    assertThat(status(command, Mode.LENIENT)).isEqualTo(501);
    assertThatThrownBy(() -> SlpfRules.check(command, Mode.LENIENT)).hasMessage("Rule not updated");
    assertThat(status(command, Mode.STRICT)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'ipv4_connection':{'protocol':'icmp'}",
        "'ipv6_connection':{'protocol':'icmp'}",
        "'ipv4_connection':{'protocol':'sctp','dst_port':1}",
        "'ipv4_connection':{'src_port':0}"
      })
  void aConnectionThatCanBePasses(String target) {
    Command command = SlpfJson.command("deny", target, "");

    assertThat(status(command, Mode.STRICT)).isEqualTo(GOOD);
  }

  private static int status(Command command, Mode mode) {
    try {
      SlpfRules.check(command, mode);
      return GOOD;
    } catch (OpenC2Exception e) {
      return e.status().code();
    }
  }
}

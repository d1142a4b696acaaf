// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Command;
import dev.openc2.message.Extensions;
import dev.openc2.tree.Mode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrix of Commands and the matrix of arguments (er v1.0 Tables 2.3-1 and 2.3-2). */
final class ErRulesTest {

  private static final String ENTRY = "'er:registry_entry':{'key':'HKLM','type':'REG_SZ'}";
  private static final String DEVICE = "'device':{'hostname':'a'}";
  private static final String FILE = "'file':{'path':'/a'}";

  /** Every Command of the profile with what it must have, and no more. */
  private static final Map<String, Command> LEAST = new LinkedHashMap<>();

  static {
    least("scan", DEVICE, "");
    least("deny", "'domain_name':'a.example'", "");
    least("deny", FILE, "");
    least("deny", "'ipv4_net':'192.0.2.0/24'", "");
    least("deny", "'ipv6_net':'2001:db8::/32'", "");
    least("contain", DEVICE, "'device_containment':'disable_nic'");
    least("contain", FILE, ErJson.SOMEWHERE);
    least("allow", "'domain_name':'a.example'", "");
    least("allow", DEVICE, "");
    least("allow", FILE, "");
    least("allow", "'ipv4_net':'192.0.2.0/24'", "");
    least("allow", "'ipv6_net':'2001:db8::/32'", "");
    least("start", FILE, ErJson.SOMEWHERE);
    least("stop", DEVICE, "");
    least("stop", "'process':{'pid':7}", ErJson.SOMEWHERE);
    least("stop", "'er:service':{'name':'a'}", ErJson.SOMEWHERE);
    least("restart", DEVICE, "");
    least("set", "'ipv4_net':'192.0.2.1'", ErJson.SOMEWHERE);
    least("set", "'ipv6_net':'2001:db8::1'", ErJson.SOMEWHERE);
    least("set", ENTRY, ErJson.SOMEWHERE);
    least("set", "'er:account':{'uid':'1'}", "'account_status':'enabled'," + ErJson.SOMEWHERE);
    least("update", FILE, "");
    least("create", ENTRY, ErJson.SOMEWHERE);
    least("delete", FILE, ErJson.SOMEWHERE);
    least("delete", ENTRY, ErJson.SOMEWHERE);
    least("delete", "'er:service':{'name':'a'}", ErJson.SOMEWHERE);
    least("query", "'features':['pairs']", "");
  }

  private static void least(String action, String target, String er) {
    Command command = ErJson.command(action, target, er);
    LEAST.put(command.pair(), command);
  }

  static Stream<Arguments> leastCommands() {
    return LEAST.entrySet().stream()
        .map(entry -> Arguments.argumentSet(entry.getKey(), entry.getValue()));
  }

  // er v1.0 Table 2.3-1
  @Test
  void theCommandsOfTheMatrixAreThePairsOfTheProfile() {
    assertThat(
            ErPairs.ALL.targetsByAction().entrySet().stream()
                .flatMap(
                    entry ->
                        entry.getValue().stream().map(t -> entry.getKey().wireName() + " " + t)))
        .containsExactlyInAnyOrderElementsOf(LEAST.keySet());
  }

  @ParameterizedTest
  @MethodSource("leastCommands")
  void aCommandWithWhatItMustHavePasses(Command command) {
    for (Mode mode : Mode.values()) {
      assertThatCode(() -> ErRules.check(command, mode)).doesNotThrowAnyException();
    }
  }

  // er v1.0 Table 2.3-2: each of these arguments goes with one Command only.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'scan_depth':'deep'                                   | scan device",
        "'periodic_scan':'enabled'                             | scan device",
        "'device_containment':'network_isolation'              | contain device",
        "'permitted_addresses':{'domain_name':['wiki.example']} | contain device",
        "'account_status':'disabled'                           | set er:account",
      })
  void anArgumentGoesWithTheCommandsOfTheTable(String argument, String onlyPair) {
    ErArgs extension =
        ErJson.command("deny", FILE, argument).args().extensions().get(ErArgs.class).orElseThrow();
    LEAST.forEach(
        (pair, command) -> {
          if (!pair.equals(onlyPair) && !pair.equals("query features")) {
            Command odd = withAlso(command, extension);

            if (!pair.equals("allow device") || extension.deviceContainment() == null) {
              assertRefused(odd, Mode.LENIENT, 501, "Argument not supported");
            }
            assertThatThrownBy(() -> ErRules.check(odd, Mode.STRICT))
                .as(pair)
                .hasMessageContaining(onlyPair);
          }
        });
    assertThatCode(
            () ->
                ErRules.check(
                    withAlso(requireNonNull(LEAST.get(onlyPair)), isolated(extension)),
                    Mode.STRICT))
        .doesNotThrowAnyException();
  }

  /** The arguments of the Command and this one. */
  private static Command withAlso(Command command, ErArgs more) {
    ErArgs own = command.args().extensions().get(ErArgs.class).orElse(ErArgs.NONE);
    ErArgs both =
        new ErArgs(
            more.accountStatus() == null ? own.accountStatus() : more.accountStatus(),
            more.deviceContainment() == null ? own.deviceContainment() : more.deviceContainment(),
            more.permittedAddresses(),
            more.scanDepth(),
            more.periodicScan(),
            own.downstreamDevice());
    return command.withArgs(command.args().toBuilder().extensions(Extensions.of(both)).build());
  }

  private static ErArgs isolated(ErArgs args) {
    return args.permittedAddresses() == null
        ? args
        : new ErArgs(
            null, DeviceContainment.NETWORK_ISOLATION, args.permittedAddresses(), null, null, null);
  }

  // er v1.0 §2.3: which arguments must be there, with the texts for a Consumer.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contain | 'device':{'hostname':'a'}        | Containment type argument not populated",
        "contain | 'file':{'path':'/a'}             | Downstream device argument not populated",
        "start   | 'file':{'path':'/a'}             | Downstream device argument not populated",
        "stop    | 'process':{'pid':7}              | Downstream device argument not populated",
        "stop    | 'er:service':{'name':'a'}        | Downstream device argument not populated",
        "set     | 'ipv4_net':'192.0.2.1'           | Downstream device argument not populated",
        "set     | 'ipv6_net':'2001:db8::1'         | Downstream device argument not populated",
        "set     | 'er:registry_entry':{'type':'REG_SZ'} | Downstream device argument not populated",
        "set     | 'er:account':{'uid':'1'}         | Account-status type argument not populated",
        "create  | 'er:registry_entry':{'type':'REG_SZ'} | Downstream device argument not populated",
        "delete  | 'file':{'path':'/a'}             | Downstream device argument not populated",
        "delete  | 'er:registry_entry':{'type':'REG_SZ'} | Downstream device argument not populated",
        "delete  | 'er:service':{'name':'a'}        | Downstream device argument not populated",
      })
  void aMissingArgumentIsAnsweredInTheWordsOfTheDraft(String action, String target, String text) {
    Command command = ErJson.command(action, target, "");

    assertRefused(command, Mode.LENIENT, 400, text);
    assertThatThrownBy(() -> ErRules.check(command, Mode.STRICT))
        .hasMessageContaining(command.pair() + " needs the argument");
  }

  // er v1.0 §2.3.9.4: both arguments are asked for.
  @Test
  void anAccountIsNotSetWithoutSayingWhere() {
    Command command =
        ErJson.command("set", "'er:account':{'uid':'1'}", "'account_status':'enabled'");

    assertRefused(command, Mode.LENIENT, 400, "Downstream device argument not populated");
  }

  // er v1.0 §2.3.9.1, §2.3.9.2
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'ipv4_net':'192.0.2.0/31'   | IPv4 address not set to a single address",
        "'ipv6_net':'2001:db8::/127' | IPv6 address not set to a single address",
      })
  void anEndpointGetsOneAddressAndNoRange(String target, String text) {
    Command command = ErJson.command("set", target, ErJson.SOMEWHERE);

    assertRefused(command, Mode.LENIENT, 400, text);
    assertThatThrownBy(() -> ErRules.check(command, Mode.STRICT)).hasMessageContaining("a range");
  }

  // er v1.0 §2.3.5.3
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'name':'a','path':'/a'",
        "'path':'/a','hashes':{'md5':'0123456789ABCDEF0123456789ABCDEF'}",
        "'name':'a','hashes':{'md5':'0123456789ABCDEF0123456789ABCDEF'}",
      })
  void aFileIsAllowedByOneOfItsPartsOnly(String parts) {
    Command command = ErJson.command("allow", "'file':{" + parts + "}", "");

    assertRefused(
        command, Mode.LENIENT, 400, "path and hashes cannot be populated at the same time");
    assertThatThrownBy(() -> ErRules.check(command, Mode.STRICT)).hasMessageContaining("one of");
  }

  // er v1.0 §2.3.9.3, §2.3.11.1, §2.3.12.2: the types of winnt.h.
  @ParameterizedTest
  @CsvSource({"set", "create", "delete"})
  void aRegistryEntryHasAKnownType(String action) {
    for (String type : new String[] {"String", "reg_sz", "REG_INT", ""}) {
      Command command =
          ErJson.command(
              action, "'er:registry_entry':{'key':'HKLM','type':'" + type + "'}", ErJson.SOMEWHERE);

      assertThat(status(command, Mode.LENIENT)).as(type).isEqualTo(400);
      assertThat(status(command, Mode.STRICT)).as(type).isEqualTo(400);
    }
  }

  // er v1.0 §2.3.11.1, §2.3.12.2: what only a Producer has to keep.
  @ParameterizedTest
  @CsvSource({"create,400", "delete,400", "set,200"})
  void aProducerNamesTheKeyThatItCreatesOrDeletes(String action, int strictStatus) {
    Command command =
        ErJson.command(action, "'er:registry_entry':{'type':'REG_QWORD'}", ErJson.SOMEWHERE);

    assertThat(status(command, Mode.LENIENT)).isEqualTo(200);
    assertThat(status(command, Mode.STRICT)).isEqualTo(strictStatus);
  }

  // er v1.0 Table 2.1.4-2: only an endpoint that is isolated has permitted addresses.
  @ParameterizedTest
  @CsvSource({"network_isolation,200", "app_restriction,501", "disable_nic,501"})
  void permittedAddressesGoWithIsolation(String containment, int status) {
    Command command =
        ErJson.command(
            "contain",
            DEVICE,
            "'device_containment':'"
                + containment
                + "','permitted_addresses':{'ipv4_net':['192.0.2.1']}");

    assertThat(status(command, Mode.LENIENT)).isEqualTo(status);
    assertThat(status(command, Mode.STRICT)).isEqualTo(status == 200 ? 200 : 400);
  }

  // er v1.0 Appendix D, A.1.3 against Table 2.3-2
  @Test
  void aContainmentMayBeLiftedByNamingItButOursIsNot() {
    Command command = ErJson.command("allow", DEVICE, "'device_containment':'app_restriction'");

    assertThat(status(command, Mode.LENIENT)).isEqualTo(200);
    assertThat(status(command, Mode.STRICT)).isEqualTo(400);
  }

  // er v1.0 Table 2.1.4-1 names them, Table 2.3-2 does not.
  @ParameterizedTest
  @CsvSource({"'start_time':1", "'stop_time':1", "'duration':1", "'response_requested':'ack'"})
  void theArgumentsOfTheLanguageGoWithEveryCommandButQuery(String args) {
    Command scan = ErJson.commandWithArgs("scan", DEVICE, args);
    Command query =
        ErJson.command(
            "{'action':'query','target':{'features':[]},'args':{" + args + "}}", Mode.LENIENT);

    assertThat(status(scan, Mode.STRICT)).isEqualTo(200);
    assertThat(status(query, Mode.LENIENT)).isEqualTo(400);
    assertThat(status(query, Mode.STRICT)).isEqualTo(400);
  }

  @Test
  void argumentsOfOtherProfilesAreNotPassedOver() {
    Command command = ErJson.commandWithArgs("scan", DEVICE, "'x-other':{'a':1}");

    assertRefused(command, Mode.LENIENT, 501, "Argument not supported");
    assertThat(status(command, Mode.STRICT)).isEqualTo(400);
  }

  // er v1.0 §2.3.3, §2.3.5: the draft has two texts.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny    | 'domain_name':'a.example'     | 200 | Target type not supported",
        "allow   | 'ipv4_net':'192.0.2.1'        | 200 | Target type not supported",
        "deny    | 'file':{'path':'/a'}          | 200 | Command not supported",
        "scan    | 'device':{'hostname':'a'}     | 200 | Command not supported",
        "deny    | 'mac_addr':'02:00:00:00:00:01' | 501 | Command not supported",
        "restart | 'process':{'pid':1}           | 501 | Command not supported",
        "locate  | 'device':{'hostname':'a'}     | 501 | Command not supported",
        "create  | 'er:account':{'uid':'1'}      | 501 | Command not supported",
      })
  void aPairThatIsNotOfferedHasTheTextOfTheDraft(
      String action, String target, int status, String text) {
    Command command = ErJson.command(action, target, "");

    assertThat(new ErProfile().notOfferedText(command)).isEqualTo(text);
    assertThat(status(command, Mode.LENIENT)).isEqualTo(status);
  }

  private static void assertRefused(Command command, Mode mode, int status, String text) {
    assertThatThrownBy(() -> ErRules.check(command, mode))
        .as("%s %s", mode, command)
        .isInstanceOfSatisfying(
            OpenC2Exception.class, e -> assertThat(e.status().code()).isEqualTo(status))
        .hasMessage(text);
  }

  private static int status(Command command, Mode mode) {
    try {
      ErRules.check(command, mode);
      return 200;
    } catch (OpenC2Exception e) {
      return e.status().code();
    }
  }
}

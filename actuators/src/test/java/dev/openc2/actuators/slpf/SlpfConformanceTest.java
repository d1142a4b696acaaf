// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.consumer.Consumer;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.producer.Exchange;
import dev.openc2.producer.Producer;
import dev.openc2.producer.SendOptions;
import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.testkit.transfer.InMemoryNetwork;
import dev.openc2.testkit.transfer.RecordingHandler;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The conformance clauses of the profile, those of the Producer (slpf v1.0 §3.1) and those of the
 * Consumer (§3.2), between the two engines. What a Producer must not send is sent by a peer that
 * does not care.
 */
final class SlpfConformanceTest {

  private static final int DEADLINE_SECONDS = 30;
  private static final DeviceId DEVICE = DeviceId.of("fw1");
  private static final ProducerId SOC = ProducerId.of("soc");
  private static final ProducerId PEER = ProducerId.of("peer");
  private static final MessageCodec CODEC = MessageCodec.of(SlpfJson.PROFILES);
  private static final String NET = "'ipv4_net':'192.0.2.0/24'";
  private static final String COMPLETE = "'response_requested':'complete'";

  // Waits for its turn behind what is asked before, in the one lane of the actuator.
  private static final String MARKER = "{'action':'delete','target':{'slpf:rule_number':99}}";

  private final InMemoryNetwork network = new InMemoryNetwork();
  private final ManualScheduler time = new ManualScheduler();
  private final MemoryPacketFilter filter = new MemoryPacketFilter();
  private final Consumer consumer =
      Consumer.builder(DEVICE)
          .transfer(network.consumer(DEVICE, Set.of(SlpfProfile.NSID)))
          .actuator(
              new SlpfActuator(
                  filter,
                  RuleStore.none(),
                  SlpfSettings.of(SlpfDevice.SELF, 100),
                  new ActuatorContext(DEVICE, time.clock(), time, null),
                  Runnable::run))
          .codec(CODEC)
          .clock(time.clock())
          .build();
  private final Producer producer =
      Producer.builder(network.producer(SOC), SOC)
          .codec(CODEC)
          .responseTimeout(Duration.ofSeconds(DEADLINE_SECONDS))
          .build();
  private final ProducerTransfer peer = network.producer(PEER);
  private final RecordingHandler answers = RecordingHandler.acknowledging();

  @BeforeEach
  void start() throws Exception {
    await(consumer.start());
    await(producer.start());
    await(peer.start(answers));
  }

  @AfterEach
  void close() {
    peer.close();
    producer.close();
    consumer.close();
  }

  private static void await(CompletionStage<Void> stage) throws Exception {
    stage.toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private Exchange send(String action, String target, String args) {
    return producer.send(SlpfJson.command(action, target, args), SendOptions.to(DEVICE));
  }

  /** The Response to what our own Producer sends. */
  private Response ask(String action, String target, String args) throws InterruptedException {
    return answer(send(action, target, args));
  }

  private static Response answer(Exchange exchange) throws InterruptedException {
    return Objects.requireNonNull(exchange.await().responders().get(0).response());
  }

  private void sendAsPeer(String requestId, String command) {
    String message =
        "{'headers':{'request_id':'"
            + requestId
            + "','from':'peer'},'body':{'openc2':{'request':"
            + command
            + "}}}";
    byte[] payload = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    var unused =
        peer.send(
            new OutboundFrame(
                MessageKind.REQUEST, "json", true, payload, Duration.ofSeconds(DEADLINE_SECONDS)),
            new Destination.ToDevice(DEVICE));
  }

  /** Everything that the peer is answered to this Command, in order. */
  private List<Response> askAsPeer(String command) {
    sendAsPeer("command", command);
    sendAsPeer("marker", MARKER);
    List<Response> responses = new ArrayList<>();
    while (true) {
      Message message = CODEC.decode(answers.next().payload(), Encodings.JSON);
      if (RequestId.of("marker").equals(message.headers().requestId())) {
        return responses;
      }
      responses.add((Response) message.content());
    }
  }

  private Response answerToPeer(String action, String target, String args) {
    String member = args.isEmpty() ? "" : ",'args':{" + args + "}";
    List<Response> responses =
        askAsPeer("{'action':'" + action + "','target':{" + target + "}" + member + "}");
    assertThat(responses).hasSize(1);
    return responses.get(0);
  }

  private static void assertIs(Response response, int status, @Nullable String text) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.statusText()).isEqualTo(text);
  }

  private FilterRule onlyRule() {
    assertThat(filter.rules()).hasSize(1);
    return filter.rules().get(0);
  }

  // slpf v1.0 §3.1.1, §3.2.1 (clauses 1 and 12); oc2ls v1.0 §4.1
  @Test
  void theBaselineSaysWhichProfileAndPairsThereAre() throws Exception {
    Response response =
        ask("query", "'features':['versions','profiles','pairs','rate_limit']", COMPLETE);
    Results results = Objects.requireNonNull(response.results());

    assertThat(response.status()).isEqualTo(200);
    assertThat(results.versions()).containsExactly("1.0");
    assertThat(results.profiles()).containsExactly(SlpfProfile.NSID);
    assertThat(Objects.requireNonNull(results.pairs()).targetsByAction())
        .containsOnlyKeys(Action.ALLOW, Action.DENY, Action.DELETE, Action.QUERY)
        .containsEntry(Action.ALLOW, Set.copyOf(SlpfWords.ADDRESS_TARGETS))
        .containsEntry(Action.DENY, Set.copyOf(SlpfWords.ADDRESS_TARGETS))
        .containsEntry(Action.DELETE, Set.of(RuleNumber.NAME))
        .containsEntry(Action.QUERY, Set.of("features"));
  }

  // slpf v1.0 §3.1.1, §3.2.1: response_requested goes with every Command.
  @ParameterizedTest
  @CsvSource({"complete, 200", "status, 200", "ack, 102"})
  void everyResponseCanBeAskedFor(String requested, int status) throws Exception {
    String args = "'response_requested':'" + requested + "'";

    assertThat(ask("deny", NET, args).status()).isEqualTo(status);
    assertThat(ask("delete", "'slpf:rule_number':1", args).status()).isEqualTo(status);
    // Behind what was only acknowledged, in the same lane.
    assertThat(ask("delete", "'slpf:rule_number':1", COMPLETE).status()).isEqualTo(500);
    assertThat(filter.rules()).isEmpty();
  }

  // slpf v1.0 §3.2.1.7.1: processed, and no Response whatever comes of it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'action':'deny','target':{'ipv4_net':'192.0.2.0/24'},'args':{%s}}",
        "{'action':'deny','target':{'domain_name':'a.example'},'args':{%s}}",
        "{'action':'delete','target':{'slpf:rule_number':7},'args':{%s}}",
        "{'action':'delete','target':{'slpf:rule_number':'x'},'args':{%s}}",
        "{'action':'update','target':{'file':{'name':'a'}},'args':{%s}}",
        "{'action':'allow','target':{'ipv4_net':'192.0.2.1'},'args':{%s,'slpf':"
            + "{'drop_process':'none'}}}",
        "{'action':'query','target':{'features':['pairs']},'args':{%s}}",
      })
  void noneIsNeverAnswered(String command) {
    assertThat(askAsPeer(command.replace("%s", "'response_requested':'none'"))).isEmpty();
  }

  // slpf v1.0 §3.2.1.7.1
  @Test
  void noneIsDoneAllTheSame() throws Exception {
    send("deny", NET, "'response_requested':'none'").await();

    assertThat(ask("delete", "'slpf:rule_number':1", COMPLETE).status()).isEqualTo(200);
  }

  // slpf v1.0 §3.2.1.7.2 (F5): the argument absent is as complete.
  @Test
  void withoutAWishTheOutcomeIsAnswered() {
    Response response = answerToPeer("deny", NET, "");

    assertThat(response.status()).isEqualTo(200);
    assertThat(SlpfDevice.number(response)).isEqualTo(1);
  }

  // slpf v1.0 §3.1.2 to §3.1.5, §3.2.2 to §3.2.5 (clauses 2 to 5 and 13 to 16; F5)
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'ipv4_connection':{'protocol':'tcp','dst_addr':'192.0.2.1','dst_port':443}",
        "'ipv6_connection':{'protocol':'udp','src_addr':'2001:db8::/32','src_port':53}",
        "'ipv4_net':'192.0.2.0/24'",
        "'ipv6_net':'2001:db8::/32'",
      })
  void eachAddressTargetIsAllowedAndDenied(String target) throws Exception {
    Response allowed = ask("allow", target, COMPLETE);
    Response denied = ask("deny", target, COMPLETE);

    assertThat(SlpfDevice.number(allowed)).isEqualTo(1);
    assertThat(SlpfDevice.number(denied)).isEqualTo(2);
    assertThat(filter.rules().stream().map(FilterRule::verdict))
        .containsExactly(Verdict.ALLOW, Verdict.DENY);
    assertThat(filter.rules().stream().map(FilterRule::what))
        .containsOnly(PacketFilterContract.target(target));
  }

  // slpf v1.0 §2.1.2.1, §3.2.2: a part that is not set matches anything.
  @Test
  void aConnectionMayHaveAnyOfItsParts() throws Exception {
    ask("deny", "'ipv4_connection':{'dst_port':23}", COMPLETE);

    assertThat(
            filter.allows(
                (Ipv4ConnectionTarget)
                    PacketFilterContract.target(
                        "'ipv4_connection':{'protocol':'tcp','src_addr':'192.0.2.1',"
                            + "'src_port':1024,'dst_addr':'198.51.100.1','dst_port':23}"),
                Direction.INGRESS))
        .isFalse();
  }

  // slpf v1.0 §3.1.6, §3.2.6 (clauses 6 and 17; F13): a Producer may ask, this device has no files.
  // FileUpdatesTest has one that has (F14 to F16).
  @Test
  void updateOfAFileIsSentAndNotSupportedHere() throws Exception {
    Response response = ask("update", "'file':{'name':'rules.bin','path':'/srv'}", COMPLETE);

    assertIs(response, 501, "Command not supported");
  }

  // slpf v1.0 §2.3.5.1 (F12)
  @ParameterizedTest
  @ValueSource(strings = {"'file':{}", "'file':'rules.bin'", "'file':{'name':7}", "'file':null"})
  void anUpdateThatCannotBeReadIsABadRequest(String target) {
    assertThat(answerToPeer("update", target, "").status()).isEqualTo(400);
  }

  // slpf v1.0 §3.1.7, §3.2.7 (clauses 7 and 18; F10, F11)
  @Test
  void aRuleIsDeletedByItsNumberOnce() throws Exception {
    ask("deny", NET, COMPLETE);

    assertIs(ask("delete", "'slpf:rule_number':1", COMPLETE), 200, null);
    assertIs(
        ask("delete", "'slpf:rule_number':1", COMPLETE),
        500,
        "firewall rule not removed or updated");
  }

  // slpf v1.0 §2.3.4.1 (F8)
  @ParameterizedTest
  @ValueSource(strings = {"'1'", "1.5", "null", "{'rule_number':1}", "[1]", "true"})
  void aDeletionThatCannotBeReadIsABadRequest(String number) {
    assertThat(answerToPeer("delete", "'slpf:rule_number':" + number, "").status()).isEqualTo(400);
  }

  // slpf v1.0 §2.3.4.1 (F9): only rules are deleted.
  @Test
  void aDeletionOfSomethingElseIsNotSupported() {
    assertIs(answerToPeer("delete", "'file':{'name':'a'}", ""), 501, "target not supported");
  }

  // slpf v1.0 §2.3.1, §2.3.2 (F4)
  @ParameterizedTest
  @CsvSource({"allow", "deny"})
  void aTargetThatIsNoneOfTheProfileIsNotSupported(String action) {
    assertIs(
        answerToPeer(action, "'domain_name':'a.example'", ""), 501, "Target type not supported");
  }

  // slpf v1.0 §2.1.3.2, §3.1.8, §3.2.8 (clauses 8 and 19): absent means that it persists.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny  | ,'slpf':{'persistent':true}  | true",
        "deny  | ,'slpf':{'persistent':false} | false",
        "allow | ,'slpf':{'persistent':true}  | true",
        "allow | ,'slpf':{'persistent':false} | false",
        "deny  | ''                           | true",
      })
  void aRulePersistsUnlessItIsNotTo(String action, String args, boolean isKept) throws Exception {
    ask(action, NET, COMPLETE + args.replace("''", ""));
    filter.reboot();

    assertThat(filter.rules()).hasSize(isKept ? 1 : 0);
  }

  // slpf v1.0 §2.1.3.2, §3.1.9, §3.2.9 (clauses 9 and 20; F2): absent means both.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny  | ,'slpf':{'direction':'both'}    | BOTH",
        "deny  | ,'slpf':{'direction':'ingress'} | INGRESS",
        "deny  | ,'slpf':{'direction':'egress'}  | EGRESS",
        "allow | ,'slpf':{'direction':'both'}    | BOTH",
        "allow | ,'slpf':{'direction':'ingress'} | INGRESS",
        "allow | ,'slpf':{'direction':'egress'}  | EGRESS",
        "allow | ''                              | BOTH",
      })
  void aRuleIsOfTheDirectionThatWasAskedFor(String action, String args, Direction direction)
      throws Exception {
    ask(action, NET, COMPLETE + args.replace("''", ""));

    assertThat(onlyRule().direction()).isEqualTo(direction);
  }

  // slpf v1.0 §2.1.3.2, §3.1.10, §3.2.10 (clauses 10 and 21): absent means that nobody is told.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",'slpf':{'drop_process':'none'}      | NONE",
        ",'slpf':{'drop_process':'reject'}    | REJECT",
        ",'slpf':{'drop_process':'false_ack'} | FALSE_ACK",
        "''                                   | NONE",
      })
  void aDenialTellsTheSenderWhatWasAskedFor(String args, DropProcess dropProcess) throws Exception {
    ask("deny", NET, COMPLETE + args.replace("''", ""));

    assertThat(onlyRule().dropProcess()).isEqualTo(dropProcess);
  }

  // slpf v1.0 Table 2.3-2 (F1): nothing is told to the sender of what is allowed.
  @Test
  void dropProcessDoesNotGoWithAllow() {
    assertIs(
        answerToPeer("allow", NET, "'slpf':{'drop_process':'reject'}"),
        501,
        "Option not supported");
    assertThat(filter.rules()).isEmpty();
  }

  // slpf v1.0 §3.1.11, §3.2.11 (clauses 11 and 22)
  @ParameterizedTest
  @ValueSource(strings = {"allow", "deny"})
  void aRuleBeginsAndEndsOnTime(String action) throws Exception {
    long now = time.clock().instant().toEpochMilli();
    Exchange exchange =
        send(
            action,
            NET,
            COMPLETE + ",'start_time':" + (now + 1000) + ",'stop_time':" + (now + 3000));
    // The lane is serial: when this one is answered, the rule waits for its start.
    ask("delete", "'slpf:rule_number':99", COMPLETE);
    assertThat(filter.rules()).isEmpty();

    time.advance(Duration.ofSeconds(1));
    assertThat(SlpfDevice.number(answer(exchange))).isEqualTo(1);
    assertThat(filter.rules()).hasSize(1);

    time.advance(Duration.ofSeconds(2));
    assertThat(filter.rules()).isEmpty();
  }

  // slpf v1.0 §3.1.11, §3.2.11
  @Test
  void aRuleLastsForItsDuration() throws Exception {
    ask("deny", NET, COMPLETE + ",'duration':1000");

    time.advance(Duration.ofMillis(999));
    assertThat(filter.rules()).hasSize(1);
    time.advance(Duration.ofMillis(1));
    assertThat(filter.rules()).isEmpty();
  }

  // slpf v1.0 Table 2.3-2 against §3.2.11; language D-31: a deletion has no end.
  @ParameterizedTest
  @ValueSource(strings = {"'stop_time':9000000000000", "'duration':1000"})
  void aDeletionTakesNoEnd(String args) throws Exception {
    ask("deny", NET, COMPLETE);

    assertIs(answerToPeer("delete", "'slpf:rule_number':1", args), 501, "Option not supported");
    assertThat(filter.rules()).hasSize(1);
  }

  // oc2ls v1.0 §4.1; slpf v1.0 §3.2.11: of query features there is no start.
  @ParameterizedTest
  @ValueSource(strings = {"'start_time':9000000000000", "'slpf':{'direction':'both'}"})
  void aQueryOfFeaturesTakesNoTimeAndNoArgumentOfTheProfile(String args) {
    assertThat(answerToPeer("query", "'features':[]", args).status()).isEqualTo(400);
  }

  // slpf v1.0 §2.3.1, §2.3.2 (F6, F7)
  @Test
  void aWantedNumberIsGivenOnce() throws Exception {
    String args = COMPLETE + ",'slpf':{'insert_rule':1234}";

    assertThat(SlpfDevice.number(ask("allow", NET, args))).isEqualTo(1234);
    assertIs(ask("deny", NET, args), 501, "Rule number currently in use");
    assertThat(onlyRule().verdict()).isEqualTo(Verdict.ALLOW);
  }

  // slpf v1.0 §2.3.1 to §2.3.5: what a Producer must not send never leaves, whether the Command
  // names the profile as its actuator or only by its words.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allow  | 'ipv4_net':'192.0.2.1' | 'slpf':{'insert_rule':7}",
        "deny   | 'ipv4_net':'192.0.2.1' | 'slpf':{'insert_rule':7},'response_requested':'none'",
        "deny   | 'ipv4_net':'192.0.2.1' | 'slpf':{'insert_rule':7},'response_requested':'ack'",
        "deny   | 'ipv4_net':'192.0.2.1' | 'slpf':{'insert_rule':7},'response_requested':'status'",
        "allow  | 'ipv4_net':'192.0.2.1' | 'slpf':{'drop_process':'none'}",
        "delete | 'slpf:rule_number':7   | 'start_time':9000000000000",
        "delete | 'slpf:rule_number':7   | 'slpf':{'persistent':true}",
        "deny   | 'slpf:rule_number':7   | 'response_requested':'complete'",
        "update | 'file':{'name':'a'}    | 'slpf':{'persistent':true}",
        "query  | 'features':[]          | 'slpf':{'persistent':true}",
      })
  void whatAProducerMustNotSendNeverLeaves(String action, String target, String args) {
    Command command = SlpfJson.command(action, target, args);
    List<Command> both = List.of(command, SlpfJson.toSlpf(command));

    assertThat(both)
        .allSatisfy(
            bad ->
                assertThatThrownBy(() -> producer.send(bad, SendOptions.to(DEVICE)))
                    .isInstanceOfSatisfying(
                        OpenC2Exception.class, e -> assertThat(e.status().code()).isEqualTo(400)));
    assertThat(filter.rules()).isEmpty();
  }

  // slpf v1.0 §2.3.5.1: those that only the actuator tells to be of this profile.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update | 'file':{'path':'/a'}    | 'response_requested':'complete'",
        "update | 'file':{'name':'a'}     | 'response_requested':'status'",
        "update | 'file':{'name':'a'}     | 'start_time':9000000000000",
        "deny   | 'domain_name':'a.example' | 'response_requested':'complete'",
        "deny   | 'ipv4_connection':{'protocol':'icmp','dst_port':8} | ''",
      })
  void whatTheProfileForbidsNeverLeavesForIt(String action, String target, String args) {
    Command command = SlpfJson.toSlpf(SlpfJson.command(action, target, args.replace("''", "")));

    assertThatThrownBy(() -> producer.send(command, SendOptions.to(DEVICE)))
        .isInstanceOf(OpenC2Exception.class);
  }
}

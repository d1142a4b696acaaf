// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Cancellation;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuator.Recovery;
import dev.openc2.actuators.slpf.FragileFilter.Part;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** slpf v1.0 §2.3.5: the rules of a file take the place of those of the file before. */
@Timeout(30)
class FileUpdatesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MAX_RULES = 10;

  private final Path directory;
  private final Path files;
  private final ManualScheduler time = new ManualScheduler();

  /** The kernel of the device: it goes on when the program dies. */
  private final MemoryPacketFilter kernel = new MemoryPacketFilter();

  private final FragileFilter filter = new FragileFilter(kernel);
  private boolean isDryRun;
  private SlpfActuator actuator;

  FileUpdatesTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.files = Files.createDirectories(directory.resolve("files"));
    this.actuator = start();
  }

  private SlpfActuator start() {
    SlpfSettings settings =
        new SlpfSettings(
            SlpfDevice.SELF,
            MAX_RULES,
            Guard.of(List.of("10.0.0.0/8"), Lifelines.NONE, false),
            isDryRun,
            files);
    return new SlpfActuator(
        filter,
        RuleStore.in(directory),
        settings,
        new ActuatorContext(DeviceId.of("fw1"), time.clock(), time, directory),
        Runnable::run);
  }

  @AfterEach
  void stop() {
    actuator.close();
  }

  private void restart() {
    actuator.close();
    actuator = start();
  }

  private CompletableFuture<Response> begin(
      String request, Command command, Cancellation cancellation) {
    return actuator
        .handler(command.action(), command.target().name())
        .orElseThrow()
        .handle(command, new Invocation("soc", RequestId.of(request), null, cancellation))
        .toCompletableFuture();
  }

  private Response run(String request, String action, String target, String args) {
    return SlpfDevice.outcome(
        begin(request, SlpfJson.command(action, target, args), Cancellation.NEVER));
  }

  private static Command updateCommand(String args) {
    return SlpfJson.command("update", "'file':{'name':'a.rules'}", args);
  }

  private Response update(String... lines) throws IOException {
    write(lines);
    return SlpfDevice.outcome(begin("u1", updateCommand(""), Cancellation.NEVER));
  }

  private void write(String... lines) throws IOException {
    Files.write(files.resolve("a.rules"), List.of(lines));
  }

  private List<String> inForce() {
    return kernel.rules().stream().map(rule -> rule.number() + " " + rule.describe()).toList();
  }

  private Recovery recover(String request) {
    return actuator.recover(updateCommand(""), new Invocation("soc", RequestId.of(request), null));
  }

  private void assertRecovered(String request, int status) {
    assertThat(recover(request))
        .isInstanceOfSatisfying(
            Recovery.Done.class, done -> assertThat(done.response().status()).isEqualTo(status));
  }

  // slpf v1.0 §3.2.6: who has the files says so, and nobody else.
  @Test
  @Tag("F13")
  void thePairIsOfferedWhereThereIsADirectory() {
    assertThat(actuator.pairs().contains(Action.UPDATE, "file")).isTrue();
    try (SlpfDevice without = new SlpfDevice()) {
      assertThat(without.actuator.pairs().contains(Action.UPDATE, "file")).isFalse();
      assertThat(without.actuator.handler(Action.UPDATE, "file")).isEmpty();
    }
  }

  @Test
  @Tag("F16")
  void theRulesOfTheFileAreInForceWhenItIsAnswered() throws IOException {
    Response response =
        update(
            "# of the baseline",
            "deny ipv4_net 192.0.2.0/24",
            "",
            "allow ipv4_net 192.0.2.7 number=70",
            "deny ipv6_connection protocol=tcp,dst_port=23 direction=ingress"
                + " drop_process=reject persistent=false");

    assertThat(response).isEqualTo(Response.of(StatusCode.OK));
    assertThat(inForce())
        .containsExactly(
            "70 allow ipv4_net 192.0.2.7",
            "1 deny ipv4_net 192.0.2.0/24",
            "2 deny ipv6_connection protocol=tcp,dst_port=23");
    assertThat(kernel.rules())
        .allSatisfy(rule -> assertThat(rule.owner()).isEqualTo("soc"))
        .last()
        .satisfies(
            rule -> {
              assertThat(rule.direction()).isEqualTo(Direction.INGRESS);
              assertThat(rule.dropProcess()).isEqualTo(DropProcess.REJECT);
              assertThat(rule.persistent()).isFalse();
            });
  }

  @Test
  @Tag("F16")
  void theNextFileTakesItsPlaceAndLeavesTheRulesOfCommandsAlone() throws IOException {
    update("deny ipv4_net 192.0.2.1", "deny ipv4_net 192.0.2.2", "deny ipv4_net 192.0.2.3");
    run("c1", "deny", "'ipv4_net':'192.0.2.4'", "");

    Response response = update("deny ipv4_net 192.0.2.2", "deny ipv4_net 192.0.2.5");

    assertThat(response.status()).isEqualTo(200);
    // What stays keeps its number.
    assertThat(inForce())
        .containsExactly(
            "2 deny ipv4_net 192.0.2.2", "4 deny ipv4_net 192.0.2.4", "5 deny ipv4_net 192.0.2.5");
  }

  @Test
  void aRuleOfAFileIsDeletedAsAnyOtherAndComesBackWithTheFile() throws IOException {
    update("deny ipv4_net 192.0.2.1");
    run("d1", "delete", "'slpf:rule_number':1", "");
    assertThat(inForce()).isEmpty();

    update("deny ipv4_net 192.0.2.1");

    assertThat(inForce()).containsExactly("2 deny ipv4_net 192.0.2.1");
  }

  @Test
  void aNumberMayBeGivenToAnotherRuleOfTheNextFile() throws IOException {
    update("deny ipv4_net 192.0.2.1 number=7", "deny ipv4_net 192.0.2.2 number=8");

    update("deny ipv4_net 192.0.2.2 number=7", "deny ipv4_net 192.0.2.1");

    assertThat(inForce()).containsExactly("1 deny ipv4_net 192.0.2.1", "7 deny ipv4_net 192.0.2.2");
  }

  @Test
  void anEmptyFileHasNoRules() throws IOException {
    update("deny ipv4_net 192.0.2.1");

    assertThat(update("# nothing").status()).isEqualTo(200);
    assertThat(inForce()).isEmpty();
  }

  @Test
  void theRulesAreThereAfterARestartAndStillOfTheFile() throws IOException {
    update("deny ipv4_net 192.0.2.1", "deny ipv4_net 192.0.2.2 persistent=false");
    Files.delete(files.resolve("a.rules"));
    kernel.restore(List.of());
    restart();

    assertThat(inForce()).containsExactly("1 deny ipv4_net 192.0.2.1");
    update("deny ipv4_net 192.0.2.9");
    assertThat(inForce()).containsExactly("3 deny ipv4_net 192.0.2.9");
  }

  @Test
  @Tag("F14")
  void aFileThatIsNotAccessibleChangesNothing() throws IOException {
    update("deny ipv4_net 192.0.2.1");

    for (String file :
        List.of(
            "{'name':'none'}",
            "{'name':'../rules'}",
            "{'name':'passwd','path':'/etc'}",
            "{'name':'a.rules','hashes':{'md5':'00000000000000000000000000000000'}}")) {
      assertThat(run("u2", "update", "'file':" + file, ""))
          .isEqualTo(Response.of(StatusCode.INTERNAL_ERROR, "cannot access file"));
    }
    assertThat(inForce()).hasSize(1);
    assertThat(recover("u2")).isInstanceOf(Recovery.NotDone.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny ipv4_net                                       | 400 | it is no rule",
        "drop table inet filter                              | 400 | it is no rule",
        "flush ruleset                                       | 400 | it is no rule",
        "deny ipv4_net 192.0.2.9/33                          | 400 | it is no rule",
        "deny ipv4_net 192.0.2.9;flush                       | 400 | it is no rule",
        "deny ipv4_net 192.0.2.9 owner=root                  | 400 | it is no rule",
        "deny ipv4_net 192.0.2.9 command=0123456789abcdef    | 400 | it is no rule",
        "deny ipv4_net 192.0.2.9 number=1 number=2           | 400 | it is no rule",
        "deny ipv4_net 192.0.2.9 number=7                    | 400 | its rule number is there twice",
        "allow ipv4_net 192.0.2.9 drop_process=reject        | 400 | it is no rule",
        "deny file rules                                     | 400 | it is no rule",
        "deny ipv4_connection protocol=icmp,dst_port=1       | 501 | Rule not updated",
        "deny ipv4_net 192.0.2.9 number=99                   | 501 | Rule number currently in use",
        "deny ipv4_net 10.1.2.3                              | 403 | 10.0.0.0/8",
        "deny ipv4_net 0.0.0.0/0                             | 403 | refused",
      })
  @Tag("F12")
  void aLineThatIsRefusedRefusesTheFile(String line, int status, String text) throws IOException {
    run("c1", "deny", "'ipv4_net':'192.0.2.99'", "'slpf':{'insert_rule':99}");
    update("deny ipv4_net 192.0.2.1");
    List<String> before = inForce();
    Collection<StoredRule> stored = RuleStore.read(directory);

    Response response = update("", "deny ipv4_net 192.0.2.8 number=7", line);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.statusText()).startsWith("line 3 of the file: ").contains(text);
    assertThat(response.statusText()).doesNotContain("owner", "flush");
    assertThat(inForce()).isEqualTo(before);
    assertThat(RuleStore.read(directory)).containsExactlyInAnyOrderElementsOf(stored);
  }

  @Test
  @Tag("F12")
  void aFileOfAnythingElseIsRefused() throws IOException {
    Files.write(files.resolve("a.rules"), "deny ipv4_net \u00fc".getBytes(StandardCharsets.UTF_16));
    assertThat(run("u1", "update", "'file':{'name':'a.rules'}", "").status()).isEqualTo(400);
    assertThat(update("deny ipv4_net 192.0.2.1 " + " ".repeat(2_000)).status()).isEqualTo(400);
    assertThat(inForce()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX_RULES - 1, MAX_RULES, 5_000})
  void thereAreNoMoreRulesThanAllowed(int count) throws IOException {
    run("c1", "deny", "'ipv4_net':'192.0.2.99'", "");
    String[] lines = new String[count];
    for (int i = 0; i < count; i++) {
      lines[i] = "deny ipv4_net 198.51." + i / 256 + "." + i % 256;
    }

    Response response = update(lines);

    boolean fits = count < MAX_RULES;
    assertThat(response.status()).isEqualTo(fits ? 200 : 500);
    assertThat(response.statusText()).isEqualTo(fits ? null : "Rule not updated");
    assertThat(inForce()).hasSize(fits ? MAX_RULES : 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Part.class,
      names = {"CHECK", "CHANGE"})
  void whatTheKernelRefusesLeavesKernelAndStoreAsTheyWere(Part part) throws IOException {
    update("deny ipv4_net 192.0.2.1", "deny ipv4_net 192.0.2.2");
    List<String> before = inForce();
    Collection<StoredRule> stored = RuleStore.read(directory);
    write("deny ipv4_net 192.0.2.2", "deny ipv4_net 192.0.2.3");
    filter.broken.add(part);

    Response response = run("u2", "update", "'file':{'name':'a.rules'}", "");

    assertThat(response).isEqualTo(Response.of(StatusCode.INTERNAL_ERROR, "Rule not updated"));
    assertThat(inForce()).isEqualTo(before);
    assertThat(RuleStore.read(directory)).containsExactlyInAnyOrderElementsOf(stored);
    filter.broken.clear();
    restart();
    assertThat(inForce()).isEqualTo(before);
    assertThat(recover("u2")).isInstanceOf(Recovery.NotDone.class);
    assertThat(run("u3", "update", "'file':{'name':'a.rules'}", "").status()).isEqualTo(200);
    // The number of the rule that was refused is left out.
    assertThat(inForce()).first().isEqualTo("2 deny ipv4_net 192.0.2.2");
    assertThat(inForce()).hasSize(2).last().asString().endsWith(" deny ipv4_net 192.0.2.3");
  }

  // What stays is not told to the kernel again, so it is asked for.
  @Test
  @Tag("F16")
  void aRuleThatSomebodyTookAwayIsBackWithTheSameFile() throws IOException {
    update("deny ipv4_net 192.0.2.1", "deny ipv4_net 192.0.2.2");
    kernel.remove(new RuleNumber(1));

    assertThat(update("deny ipv4_net 192.0.2.1", "deny ipv4_net 192.0.2.2").status())
        .isEqualTo(200);

    assertThat(inForce()).hasSize(2);
  }

  @Test
  void anUpdateThatWasDoneIsKnownAfterACrash() throws IOException {
    update("deny ipv4_net 192.0.2.1");
    restart();
    assertRecovered("u1", 200);

    // Nothing changes by it, and it is done all the same.
    run("u2", "update", "'file':{'name':'a.rules'}", "");
    restart();
    assertRecovered("u2", 200);
    assertThat(recover("u3")).isInstanceOf(Recovery.NotDone.class);
  }

  @Test
  void anUpdateWhoseRulesWereFlushedIsNotAnsweredWith200() throws IOException {
    update("deny ipv4_net 192.0.2.1", "deny ipv4_net 192.0.2.2");
    actuator.flush();
    restart();

    assertRecovered("u1", 500);
  }

  // slpf v1.0 §3.2.11.2: start_time goes with every Command but query features.
  @Test
  @Tag("F15")
  void anUpdateThatStartsLaterReadsTheFileThen() throws IOException {
    long start = time.clock().instant().plus(MINUTE).toEpochMilli();
    write("deny ipv4_net 192.0.2.1");
    CompletableFuture<Response> later =
        begin("u1", updateCommand("'start_time':" + start), Cancellation.NEVER);
    assertThat(later).isNotDone();
    assertThat(inForce()).isEmpty();
    write("deny ipv4_net 192.0.2.2");

    time.advance(MINUTE);

    assertThat(SlpfDevice.outcome(later).status()).isEqualTo(200);
    assertThat(inForce()).containsExactly("1 deny ipv4_net 192.0.2.2");
  }

  @Test
  void anUpdateThatWaitsCanBeCalledOff() throws IOException {
    long start = time.clock().instant().plus(MINUTE).toEpochMilli();
    write("deny ipv4_net 192.0.2.1");
    List<Cancellation.Stop> stops = new ArrayList<>();
    CompletableFuture<Response> later =
        begin("u1", updateCommand("'start_time':" + start), stops::add);

    assertThat(stops.get(0).stop().toCompletableFuture().join()).isTrue();
    time.advance(MINUTE);

    assertThat(inForce()).isEmpty();
    assertThat(later).isNotDone();
  }

  @Test
  void whatWaitsWhenTheDeviceStopsIsAnsweredWith503() throws IOException {
    long start = time.clock().instant().plus(MINUTE).toEpochMilli();
    CompletableFuture<Response> later =
        begin("u1", updateCommand("'start_time':" + start), Cancellation.NEVER);

    actuator.callOff();

    assertThat(SlpfDevice.outcome(later).status()).isEqualTo(503);
    assertThat(
            SlpfDevice.outcome(
                    begin("u2", updateCommand("'start_time':" + start), Cancellation.NEVER))
                .status())
        .isEqualTo(503);
  }

  @Test
  void aDryRunTellsAndChangesNothing() throws IOException {
    isDryRun = true;
    restart();

    Response response = update("deny ipv4_net 192.0.2.1");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.statusText()).startsWith("dry run").contains("192.0.2.1");
    assertThat(inForce()).isEmpty();
    assertThat(RuleStore.read(directory)).isEmpty();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuator.Recovery;
import dev.openc2.actuators.slpf.SlpfJson;
import dev.openc2.actuators.slpf.SlpfSpecifiers;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands by programs, with real ones: what reaches them, what does not, and what is answered. */
@Timeout(60)
class ProgramActuatorTest {

  private static final long NAP_MILLIS = 20;
  private static final long PATIENCE_SECONDS = 10;
  private static final String[] CONNECTION = {
    "{ipv4_connection.protocol?}",
    "{ipv4_connection.src_addr?}",
    "{ipv4_connection.dst_addr.address?}/{ipv4_connection.dst_addr.prefix?}",
    "{ipv4_connection.dst_port?:--port}",
    "{ipv4_connection.dst_port?}"
  };

  private final Path directory;
  private final Path seen;

  ProgramActuatorTest(@TempDir Path directory) {
    this.directory = directory;
    this.seen = directory.resolve("seen");
  }

  private static Invocation from(String producer) {
    return new Invocation(producer, null, null);
  }

  private Path program(String name, String script) throws IOException {
    Path program = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  /** One that writes down its arguments, one a line. */
  private Path recorder() throws IOException {
    return program("recorder", "printf '%s\\n' \"$@\" > " + seen);
  }

  private static List<String> line(Path program, String... arguments) {
    return Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments)).toList();
  }

  private static ProgramCommand command(
      String action, String target, Path program, String... arguments) {
    return new ProgramCommand(action, target, line(program, arguments), null, null);
  }

  private static Actuator actuator(ProgramConfig config) {
    return actuator("slpf", config);
  }

  private static Actuator actuator(String profile, ProgramConfig config) {
    ManualScheduler time = new ManualScheduler();
    ActuatorFactory<ProgramConfig> factory =
        new ProgramFactory().forProfile(Nsid.of(profile)).orElseThrow();
    factory.check(config);
    return factory.create(
        config, new ActuatorContext(DeviceId.of("sw1"), time.clock(), time, null));
  }

  private static Actuator actuator(ProgramCommand command) {
    return actuator(ProgramConfig.of(command));
  }

  private static Response run(Actuator actuator, Command command) {
    try {
      return actuator
          .handler(command.action(), command.target().name())
          .orElseThrow()
          .handle(command, from("soc"))
          .toCompletableFuture()
          .join();
    } catch (OpenC2Exception e) {
      return Response.of(e.status(), e.text());
    } catch (CompletionException e) {
      throw new AssertionError(e);
    }
  }

  private static Response run(Actuator actuator, String action, String target, String args) {
    return run(actuator, SlpfJson.command(action, target, args));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'ipv4_net':'192.0.2.7' | 192.0.2.7 | 32",
        "'ipv4_net':'192.0.2.0/24' | 192.0.2.0 | 24",
        // What is below the prefix means nothing.
        "'ipv4_net':'192.0.2.7/24' | 192.0.2.0 | 24"
      },
      quoteCharacter = '"')
  void aProgramGetsWhatTheCommandSays(String target, String address, String prefix)
      throws Exception {
    Actuator actuator =
        actuator(
            command(
                "deny",
                "ipv4_net",
                recorder(),
                "add",
                "{ipv4_net.address}",
                "--prefix={ipv4_net.prefix}",
                "by {from}"));

    assertThat(run(actuator, "deny", target, "").status()).isEqualTo(200);

    assertThat(Files.readAllLines(seen))
        .containsExactly("add", address, "--prefix=" + prefix, "by soc");
  }

  @Test
  void whatIsAbsentLeavesItsArgumentOut() throws Exception {
    Actuator actuator = actuator(command("deny", "ipv4_connection", recorder(), CONNECTION));

    run(actuator, "deny", "'ipv4_connection':{'protocol':'tcp','dst_port':443}", "");
    List<String> some = Files.readAllLines(seen);
    run(actuator, "deny", "'ipv4_connection':{'dst_addr':'192.0.2.0/25'}", "");

    assertThat(some).containsExactly("tcp", "--port", "443");
    assertThat(Files.readAllLines(seen)).containsExactly("192.0.2.0/25");
  }

  @Test
  void whatIsAbsentAndNeededIsRefused() throws Exception {
    Actuator actuator =
        actuator(command("deny", "ipv4_connection", recorder(), "{ipv4_connection.dst_port}"));

    Response response = run(actuator, "deny", "'ipv4_connection':{'protocol':'tcp'}", "");

    assertThat(response.status()).isEqualTo(501);
    assertThat(seen).doesNotExist();
  }

  // A denial of a port that reaches the program without the port denies everything.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'ipv4_net':'192.0.2.0/24' |  | ipv4_net is",
        "'ipv4_net':'192.0.2.7' | 'duration':1000 | args.duration",
        "'ipv4_net':'192.0.2.7' | 'start_time':1000 | args.start_time",
        "'ipv4_net':'192.0.2.7' | 'slpf':{'direction':'ingress'} | args.slpf.direction"
      },
      quoteCharacter = '"')
  void whatWouldNotReachTheProgramIsRefusedAndNothingIsRun(
      String target, @Nullable String args, String said) throws Exception {
    Actuator actuator = actuator(command("deny", "ipv4_net", recorder(), "{ipv4_net.address}"));

    Response response = run(actuator, "deny", target, args == null ? "" : args);

    assertThat(response.status()).isEqualTo(501);
    assertThat(response.statusText()).contains(said);
    assertThat(seen).doesNotExist();
  }

  @Test
  void theArgumentsOfTheProfileCanBePassedOn() throws Exception {
    Actuator actuator =
        actuator(
            command(
                "deny",
                "ipv4_net",
                recorder(),
                "{ipv4_net}",
                "{args.slpf.direction?}",
                "{args.duration?:for}",
                "{args.duration?}"));

    run(
        actuator,
        "deny",
        "'ipv4_net':'192.0.2.7'",
        "'duration':1000,'slpf':{'direction':'ingress'}");

    assertThat(Files.readAllLines(seen)).containsExactly("192.0.2.7", "ingress", "for", "1000");
  }

  @Test
  void aTargetOfTheProfileIsServedAndANegativeNumberIsNoOption() throws Exception {
    Actuator plain =
        actuator(command("delete", "slpf:rule_number", recorder(), "{slpf:rule_number}"));
    Actuator named =
        actuator(command("delete", "slpf:rule_number", recorder(), "--number={slpf:rule_number}"));

    assertThat(run(plain, "delete", "'slpf:rule_number':12", "").status()).isEqualTo(200);
    Files.delete(seen);
    assertThat(run(plain, "delete", "'slpf:rule_number':-12", "").status()).isEqualTo(400);
    assertThat(seen).doesNotExist();
    assertThat(run(named, "delete", "'slpf:rule_number':-12", "").status()).isEqualTo(200);
    assertThat(Files.readAllLines(seen)).containsExactly("--number=-12");
  }

  /** What comes of a name that its sender chose. */
  private Response deleted(String name) throws Exception {
    Actuator actuator =
        actuator("x-log", ProgramConfig.of(command("delete", "file", recorder(), "{file.name}")));
    return run(actuator, "delete", "'file':{'name':'" + name + "'}", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-rf", "--output=/etc/passwd", "-"})
  void nobodySmugglesAnOptionIn(String name) throws Exception {
    Response response = deleted(name);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.statusText()).isEqualTo("file.name begins with -");
    assertThat(seen).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"; rm x", "$(id)", "`id`", "a b", "* ?", "\\\\", "a&b|c>d"})
  void thereIsNoShell(String name) throws Exception {
    assertThat(deleted(name).status()).isEqualTo(200);

    assertThat(Files.readAllLines(seen)).containsExactly(name.replace("\\\\", "\\"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\nb", "\\u001b[0m"})
  void controlCharactersAreRefused(String name) throws Exception {
    Response response = deleted(name);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.statusText()).contains("control characters");
    assertThat(seen).doesNotExist();
  }

  @Test
  void theProgramHasNothingOfOursAndItsOwnDirectory() throws Exception {
    Path environment =
        program("environment", "env > " + seen + "; pwd >> " + seen + "; cat >> " + seen);
    Actuator actuator =
        actuator(
            new ProgramConfig(
                List.of(command("deny", "ipv4_net", environment, "{ipv4_net}")),
                directory,
                null,
                null,
                null,
                null));

    assertThat(run(actuator, "deny", "'ipv4_net':'192.0.2.7'", "").status()).isEqualTo(200);

    assertThat(Files.readAllLines(seen))
        .contains("LC_ALL=C", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", directory.toString())
        .allMatch(line -> line.matches("(LC_ALL|PATH|PWD|OLDPWD|SHLVL|_)=.*|/.*"));
  }

  @ParameterizedTest
  @CsvSource({"0,200", "1,500", "3,404", "4,503", "77,500"})
  void theExitCodeIsTheAnswer(int exit, int status) throws Exception {
    Path program = program("exit", "echo working; echo the reason >&2; exit " + exit);
    ProgramCommand command =
        new ProgramCommand(
            "deny",
            "ipv4_net",
            line(program, "{ipv4_net}"),
            null,
            Map.of("0", 200, "3", 404, "4", 503));
    Actuator quiet = actuator(command);
    Actuator telling = actuator(new ProgramConfig(List.of(command), null, null, null, true, null));

    Response said = run(quiet, "deny", "'ipv4_net':'192.0.2.7'", "");
    Response told = run(telling, "deny", "'ipv4_net':'192.0.2.7'", "");

    assertThat(said.status()).isEqualTo(status);
    assertThat(told.status()).isEqualTo(status);
    assertThat(String.valueOf(said.statusText())).doesNotContain("reason");
    assertThat(told.statusText()).endsWith("the reason");
  }

  @Test
  void anEndlessOutputIsNeitherKeptNorWaitedFor() throws Exception {
    Path program = program("yes", "exec yes");
    Actuator actuator = actuator(quick(command("deny", "ipv4_net", program, "{ipv4_net}")));

    Response response = run(actuator, "deny", "'ipv4_net':'192.0.2.7'", "");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.statusText()).contains("not known").hasSizeLessThan(400);
  }

  @Test
  void aLargeOutputIsCut() throws Exception {
    Path program = program("large", "head -c 3000000 /dev/zero | tr '\\0' x; echo; echo end");
    Runner runner = new Runner(directory, Duration.ofSeconds(30), 1000, System::nanoTime);

    Runner.Run run = runner.run(List.of(program.toString()));

    assertThat(run.exit()).isZero();
    assertThat(run.output()).hasSize(1000);
  }

  private static ProgramConfig quick(ProgramCommand command) {
    return new ProgramConfig(List.of(command), null, Duration.ofMillis(500), null, true, null);
  }

  private static boolean isGone(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private void awaitGone(List<String> pids) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!pids.stream().allMatch(pid -> isGone(Long.parseLong(pid)))
        && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
    }
    assertThat(pids).hasSize(3).allMatch(pid -> isGone(Long.parseLong(pid)));
  }

  private Path family() throws IOException {
    return program(
        "family",
        "echo $$ > "
            + seen
            + ".part\n"
            + "(sleep 300 & echo $! >> "
            + seen
            + ".part; sleep 300 & echo $! >> "
            + seen
            + ".part\n"
            + " mv "
            + seen
            + ".part "
            + seen
            + "; wait)");
  }

  @Test
  void aProgramThatDoesNotEndIsEndedWithAllThatItHasBegun() throws Exception {
    Actuator actuator = actuator(quick(command("deny", "ipv4_net", family(), "{ipv4_net}")));

    Response response = run(actuator, "deny", "'ipv4_net':'192.0.2.7'", "");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.statusText()).contains("whether it took effect is not known");
    awaitGone(Files.readAllLines(seen));
  }

  @Test
  void whenTheDeviceStopsTheProgramIsEndedAndTheAnswerSaysThatNobodyKnows() throws Exception {
    Actuator actuator = actuator(command("deny", "ipv4_net", family(), "{ipv4_net}"));
    CompletableFuture<Response> answer = new CompletableFuture<>();
    Thread lane =
        new Thread(() -> answer.complete(run(actuator, "deny", "'ipv4_net':'192.0.2.7'", "")));
    lane.start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(seen) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(NAP_MILLIS);
    }

    lane.interrupt();

    assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusText()).contains("not known");
    awaitGone(Files.readAllLines(seen));
  }

  @Test
  void whatAProgramLeavesBehindIsNotWaitedFor() throws Exception {
    Path program = program("daemon", "sleep 20 & echo $! > " + seen + "; echo done");
    Actuator actuator =
        actuator(
            new ProgramConfig(
                List.of(command("deny", "ipv4_net", program, "{ipv4_net}")),
                null,
                Duration.ofSeconds(15),
                null,
                true,
                null));

    Response response = run(actuator, "deny", "'ipv4_net':'192.0.2.7'", "");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.statusText()).isEqualTo("done");
    ProcessHandle.of(Long.parseLong(Files.readString(seen).strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void exactlyWhatIsConfiguredIsOffered() throws Exception {
    Actuator actuator =
        actuator(
            ProgramConfig.of(
                command("deny", "ipv4_net", recorder(), "{ipv4_net}"),
                command("deny", "ipv6_net", recorder(), "{ipv6_net}"),
                command("delete", "slpf:rule_number", recorder(), "{slpf:rule_number}")));

    assertThat(actuator.nsid()).hasToString("slpf");
    assertThat(actuator.pairs().targetsByAction().toString())
        .contains("ipv4_net", "ipv6_net", "slpf:rule_number")
        .doesNotContain("connection", "file");
    assertThat(
            actuator.handler(
                SlpfJson.command("allow", "'ipv4_net':'192.0.2.7'", "").action(), "ipv4_net"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,Done", "1,NotDone", "2,Unknown", "126,Unknown"})
  void afterACrashTheCheckProgramTells(int exit, String recovery) throws Exception {
    Path check = program("check", "test \"$1\" = 192.0.2.7 || exit 99; exit " + exit);
    ProgramCommand command =
        new ProgramCommand(
            "deny", "ipv4_net", line(recorder(), "{ipv4_net}"), line(check, "{ipv4_net}"), null);

    Recovery found =
        actuator(command)
            .recover(SlpfJson.command("deny", "'ipv4_net':'192.0.2.7'", ""), from("soc"));

    assertThat(found.getClass().getSimpleName()).isEqualTo(recovery);
    assertThat(seen).as("it is not run again").doesNotExist();
  }

  @Test
  void withoutACheckProgramNobodyKnows() throws Exception {
    Actuator actuator = actuator(command("deny", "ipv4_net", recorder(), "{ipv4_net}"));

    assertThat(
            actuator.recover(SlpfJson.command("deny", "'ipv4_net':'192.0.2.7'", ""), from("soc")))
        .isInstanceOf(Recovery.Unknown.class);
  }

  @Test
  void specifiersMeanItOnlyIfAllThatTheySayIsConfigured() throws Exception {
    Actuator unnamed = actuator(command("deny", "ipv4_net", recorder(), "{ipv4_net}"));
    Actuator named =
        actuator(
            new ProgramConfig(
                List.of(command("deny", "ipv4_net", recorder(), "{ipv4_net}")),
                null,
                null,
                null,
                null,
                Map.of("hostname", "sw1.example", "asset_id", "7")));

    assertThat(named.isMeantBy(specifiers("sw1.example", null))).isTrue();
    assertThat(named.isMeantBy(specifiers("sw1.example", "7"))).isTrue();
    assertThat(named.isMeantBy(specifiers("sw2.example", "7"))).isFalse();
    assertThat(unnamed.isMeantBy(specifiers("sw1.example", null))).isFalse();
  }

  private static SlpfSpecifiers specifiers(String hostname, @Nullable String assetId) {
    return new SlpfSpecifiers(hostname, null, assetId, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny | ipv4_net | {ipv4_net.adress} | there is no {ipv4_net.adress}",
        "deny | ipv4_net | {ipv6_net} | there is no {ipv6_net}",
        "deny | file | {file.name} | the profile slpf has no deny file"
      })
  void whatNoCommandCanSayIsRefusedAtTheStart(
      String action, String target, String argument, String said) throws Exception {
    ProgramCommand command = command(action, target, recorder(), argument);

    assertThatThrownBy(() -> actuator(command))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("commands: ")
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "}", "{x", "a{b}c}", "{A}", "{x y}", "{x?y}", "{}"})
  void bracesFit(String argument) throws Exception {
    Path program = recorder();

    assertThatThrownBy(() -> command("deny", "ipv4_net", program, argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("run: ");
  }

  @Test
  void twoBracesAreOne() throws Exception {
    Actuator actuator = actuator(command("deny", "ipv4_net", recorder(), "{{{ipv4_net}}}", "{{}}"));

    run(actuator, "deny", "'ipv4_net':'192.0.2.7'", "");

    assertThat(Files.readAllLines(seen)).containsExactly("{192.0.2.7}", "{}");
  }

  @Test
  void aProgramIsNamedByItsWholePathAndThere() throws Exception {
    assertThatThrownBy(() -> command("deny", "ipv4_net", Path.of("sh"), "{ipv4_net}"))
        .hasMessageStartingWith("run: ");
    assertThatThrownBy(() -> command("deny", "ipv4_net", Path.of("/bin/{from}"), "{ipv4_net}"))
        .hasMessageStartingWith("run: ");
    assertThatThrownBy(
            () -> actuator(command("deny", "ipv4_net", Path.of("/nonexistent"), "{ipv4_net}")))
        .hasMessageContaining("/nonexistent is no program");
  }

  @Test
  void aProgramThatEverybodyMayWriteIsRefused() throws Exception {
    Path program = recorder();
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> actuator(command("deny", "ipv4_net", program, "{ipv4_net}")))
        .hasMessageContaining("everybody may write");
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.LedgerKey;
import dev.openc2.daemon.command.Pause;
import dev.openc2.daemon.config.ActuatorFactories;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.ledger.LedgerSettings;
import dev.openc2.ledger.SqliteLedger;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.value.Octets;
import dev.openc2.value.StatusCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class LogCommandTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private SqliteLedger ledger;

  private Instant clock = NOW;

  LogCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void open() throws IOException {
    ledger =
        SqliteLedger.open(
            directory.resolve(LogCommand.LEDGER),
            MessageCodec.of(Profiles.none()),
            new LedgerSettings(100, Duration.ofSeconds(10), Duration.ofHours(1), false),
            () -> clock,
            () -> 0);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static LedgerKey key(String id) {
    return new LedgerKey("soc", LedgerKey.Kind.REQUEST, id);
  }

  private void take(String id) {
    Message message =
        Message.of(Headers.NONE, Command.of(Action.DENY, new DomainNameTarget(id + ".example")));
    Arrival arrival =
        new Arrival(key(id), Octets.of(new byte[] {1}), message, "json", null, 0, "all", false);
    ledger.decide(arrival).toCompletableFuture().join();
  }

  private int run(Pause pause, Writer to, String... args) {
    return new CommandLine(
            new LogCommand(ActuatorFactories.installed(Assertions::fail), () -> NOW, pause))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(to, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private int run(String... args) {
    return run(() -> Assertions.fail("nobody follows"), out, args);
  }

  @Test
  void itTellsWhatALedgerInUseHolds() {
    take("a");
    take("b");

    int exitCode = run("--state-dir", directory.toString());

    assertThat(exitCode).isZero();
    assertThat(out.toString().lines()).hasSize(3);
    assertThat(out.toString()).contains("RECEIVED", "deny domain_name a.example", "waiting");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void forProgramsThereIsOneObjectALineAndNoHead() {
    take("a");

    assertThat(run("--state-dir", directory.toString(), "-o", "json")).isZero();
    assertThat(out.toString().lines()).singleElement().asString().startsWith("{").endsWith("}");
  }

  @Test
  void theLastOnesAndThoseSinceATimeAreToldAlone() {
    clock = NOW.minusSeconds(100);
    take("a");
    clock = NOW.minusSeconds(50);
    take("b");
    take("c");

    run("--state-dir", directory.toString(), "-o", "json", "-n", "1");
    assertThat(out.toString().lines()).singleElement().asString().contains("c.example");
    run("--state-dir", directory.toString(), "-o", "json", "--since", "1m");
    assertThat(out.toString().lines()).hasSize(3).noneMatch(line -> line.contains("a.example"));
  }

  @Test
  void whoFollowsIsToldWhatComesAndWhatGoesOn() {
    take("a");
    AtomicInteger pauses = new AtomicInteger();

    int exitCode =
        run(
            () -> {
              switch (pauses.incrementAndGet()) {
                case 1 -> take("b");
                case 2 ->
                    ledger
                        .finish(key("a"), 200, Response.of(StatusCode.OK))
                        .toCompletableFuture()
                        .join();
                case 3 -> Assertions.assertThat(out.toString().lines()).hasSize(3);
                default -> throw new InterruptedException("enough");
              }
            },
            out,
            "--state-dir",
            directory.toString(),
            "--follow",
            "-o",
            "json");

    assertThat(exitCode).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(out.toString().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).contains("a.example", "waiting"),
            line -> assertThat(line).contains("b.example", "waiting"),
            line -> assertThat(line).contains("a.example", "done", "\"owed\":true"));
  }

  @Test
  void whoFollowsEndsQuietlyWhenNobodyReadsAnyMore() {
    take("a");
    Writer closed =
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };

    int exitCode =
        run(
            () -> Assertions.fail("nobody reads"),
            closed,
            "--state-dir",
            directory.toString(),
            "--follow");

    assertThat(exitCode).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theConfigurationSaysWhereTheLedgerIs() throws Exception {
    take("a");
    Path config =
        Files.writeString(
            directory.resolve("oc2d.yaml"),
            """
            device: fw1
            stateDirectory: .
            transfers: [{uri: 'mqtt://127.0.0.1:1'}]
            actuators: [{profile: slpf, means: memory}]
            """);

    assertThat(run("--config", config.toString())).isZero();
    assertThat(out.toString()).contains("a.example");
  }

  private void assertSentence(String... parts) {
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("oc2d: ")
        .contains(parts);
  }

  @Test
  void whereThereIsNoLedgerItSaysSo() {
    assertThat(run("--state-dir", directory.resolve("no").toString())).isEqualTo(2);
    assertSentence("ledger.db is not there");
  }

  @Test
  void aLedgerOfANewerProgramIsRefused() throws Exception {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(LogCommand.LEDGER));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }

    assertThat(run("--state-dir", directory.toString())).isEqualTo(2);
    assertSentence("version 99 of a newer program");
  }

  @Test
  void aConfigurationThatKeepsNothingHasNoLog() throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("oc2d.yaml"),
            """
            device: fw1
            transfers: [{uri: 'mqtt://127.0.0.1:1'}]
            actuators: [{profile: slpf, means: memory}]
            """);

    assertThat(run("--config", config.toString())).isEqualTo(2);
    assertSentence("there is no stateDirectory");
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.Decision.Verdict;
import dev.openc2.consumer.Ledger;
import dev.openc2.consumer.Unfinished;
import dev.openc2.consumer.Unfinished.Progress;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import dev.openc2.testkit.ledger.LedgerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final LedgerSettings SETTINGS =
      new LedgerSettings(CAPACITY, MINIMUM_AGE, RETENTION, false);

  private final Path directory;

  private Instant clock = NOW;
  private LongSupplier steady = System::nanoTime;

  SqliteLedgerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path file() {
    return directory.resolve("ledger.db");
  }

  private Ledger openFile() throws IOException {
    return SqliteLedger.open(
        file(), MessageCodec.of(Profiles.of(List.of())), SETTINGS, () -> clock, steady);
  }

  @Override
  protected Ledger open(LongSupplier nanoTime) throws IOException {
    steady = nanoTime;
    return openFile();
  }

  private void reopen() throws IOException {
    ledger.close();
    ledger = openFile();
  }

  @Test
  void whatRanBeforeARestartDoesNotRunAfterIt() throws IOException {
    decide(arrival("a"));
    finish("a");

    reopen();

    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
    assertThat(await(ledger.decide(arrival("a"))).answer()).isEqualTo(OK);
  }

  @Test
  void aRestartTellsHowFarEachCommandCame() throws IOException {
    decide(arrival("taken"));
    decide(arrival("begun"));
    await(ledger.begin(key("begun")));
    decide(arrival("ended"));
    finish("ended");

    reopen();

    assertThat(ledger.unfinished())
        .extracting(left -> left.key().id(), Unfinished::progress, Unfinished::sent)
        .containsExactly(
            tuple("taken", Progress.TAKEN, true),
            tuple("begun", Progress.BEGUN, true),
            tuple("ended", Progress.ENDED, false));
  }

  // Its bytes may be large: who has taken it over has it.
  @Test
  void whatWasLeftIsHandedOutOnce() throws IOException {
    decide(arrival("taken"));

    reopen();

    assertThat(ledger.unfinished()).hasSize(1);
    assertThat(ledger.unfinished()).isEmpty();
  }

  // Another version of a profile may throw anything; the device has to start.
  @Test
  void whatMakesAProfileThrowIsUnreadableAndKeepsNothingFromStarting() throws Exception {
    Arrival usual = arrival("a");
    Message message =
        MessageCodec.of(Profiles.none())
            .decode(ThrowingProfile.message("a").getBytes(UTF_8), Encodings.JSON);
    decide(
        new Arrival(usual.key(), usual.digest(), message, "json", null, 0, usual.channel(), false));
    ledger.close();
    MessageCodec throwing = MessageCodec.of(Profiles.of(List.of(new ThrowingProfile())));

    ledger = SqliteLedger.open(file(), throwing, SETTINGS, () -> clock, steady);

    assertThat(ledger.unfinished()).singleElement().extracting(Unfinished::message).isNull();
  }

  @Test
  void aCommandThatWasNotEndedIsThereAsItCame() throws IOException {
    Arrival arrival = arrival("a", 1, 1, "device", false, Duration.ofSeconds(30));
    decide(arrival);
    pass(Duration.ofSeconds(10));
    clock = NOW.plusSeconds(10);

    reopen();

    Unfinished left = ledger.unfinished().get(0);
    assertThat(left.message()).isEqualTo(arrival.message());
    assertThat(left.encoding()).isEqualTo("json");
    assertThat(left.transfer()).isEqualTo(1);
    assertThat(left.life()).isEqualTo(Duration.ofSeconds(20));
    assertThat(left.answer()).isNull();
  }

  @Test
  void whatHasEndedAndWasAnsweredIsNotTakenUpAgain() throws IOException {
    decide(arrival("a"));
    finish("a");
    ledger.sent(key("a"));

    reopen();

    assertThat(ledger.unfinished()).isEmpty();
  }

  @Test
  void anAnswerThatNobodyWaitsForAnyMoreIsNotSentAfterARestart() throws IOException {
    decide(arrival("a"));
    finish("a");
    clock = NOW.plus(MINIMUM_AGE).plusSeconds(1);

    reopen();

    assertThat(ledger.unfinished()).isEmpty();
    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
  }

  // A device without a battery begins in 1970 until it has asked for the time.
  @Test
  void aClockThatIsPutBackDoesNotMakeItForget() throws IOException {
    decide(arrival("a"));
    finish("a");
    clock = Instant.EPOCH;

    reopen();
    pass(RETENTION.minusSeconds(1));

    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
  }

  @Test
  void aClockThatIsPutForwardWhileItRunsDoesNotMakeItForget() {
    decide(arrival("a"));
    finish("a");

    clock = NOW.plus(Duration.ofDays(365));

    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
  }

  // Else what the transport or the Producer sends again would be run again.
  @Test
  void aClockThatIsPutForwardWhileItIsStoppedDoesNotMakeItForget() throws IOException {
    decide(arrival("a"));
    finish("a");
    clock = NOW.plus(Duration.ofDays(365));
    AtomicLong nanos = new AtomicLong();
    steady = nanos::get;

    reopen();
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
    nanos.addAndGet(RETENTION.toNanos());
    assertThat(decide(arrival("a"))).isEqualTo(Verdict.FIRST);
  }

  @Test
  void theNumberOfCommandsIsBoundedAcrossRestarts() throws IOException {
    for (String id : new String[] {"a", "b", "c"}) {
      decide(arrival(id));
    }

    reopen();

    assertThat(decide(arrival("d"))).isEqualTo(Verdict.FULL);
  }

  // As with a full disk: SQLite undoes the whole transaction and ends it.
  @Test
  void afterAFailedWriteTheNextOneSucceeds() throws SQLException {
    decide(arrival("a"));
    execute(
        "CREATE TRIGGER full BEFORE INSERT ON command BEGIN SELECT RAISE(ROLLBACK, 'full'); END");

    assertThat(ledger.decide(arrival("b")).toCompletableFuture()).isCompletedExceptionally();
    assertThat(ledger.decide(arrival("c")).toCompletableFuture()).isCompletedExceptionally();
    execute("DROP TRIGGER full");

    assertThat(decide(arrival("a"))).isEqualTo(Verdict.RETRY);
    assertThat(decide(arrival("b"))).isEqualTo(Verdict.FIRST);
    assertThat(decide(arrival("b"))).isEqualTo(Verdict.RETRY);
    assertThat(decide(arrival("c"))).isEqualTo(Verdict.FIRST);
    assertThat(decide(arrival("d"))).isEqualTo(Verdict.FULL);
  }

  // To say that it cannot be noted, and so was not run, would be a lie.
  @Test
  void whatIsKnownIsKnownWhileNothingCanBeWritten() throws SQLException {
    decide(arrival("a"));
    finish("a");
    execute(
        "CREATE TRIGGER full BEFORE UPDATE ON command BEGIN SELECT RAISE(ROLLBACK, 'full'); END");

    assertThat(await(ledger.decide(arrival("a"))).answer()).isEqualTo(OK);
    assertThat(decide(arrival("a", 1, 0, "all", true, null))).isEqualTo(Verdict.COPY);
  }

  @Test
  void whatIsKnownIsKnownAlsoWhereItComesAnotherWayAndOthersAreToBeForgotten() throws SQLException {
    decide(arrival("old"));
    finish("old");
    pass(RETENTION.minusSeconds(1));
    decide(arrival("a"));
    finish("a");
    pass(Duration.ofSeconds(2));
    for (String change :
        List.of("UPDATE ON command", "DELETE ON command", "INSERT ON place", "DELETE ON place")) {
      execute(
          "CREATE TRIGGER full_%s BEFORE %s BEGIN SELECT RAISE(ROLLBACK, 'full'); END"
              .formatted(change.replace(' ', '_'), change));
    }

    assertThat(decide(arrival("a", 1, 0, "elsewhere", false, null))).isEqualTo(Verdict.COPY);
    assertThat(await(ledger.decide(arrival("a"))).answer()).isEqualTo(OK);
  }

  // What is late or cannot be made out is to be noted as that: it is, as soon as there is room.
  @Test
  void itStartsOnAFullDisk() throws Exception {
    for (String id : List.of("late", "damaged", "left")) {
      decide(arrival(id));
    }
    finish("late");
    execute("UPDATE command SET key = x'7a01' WHERE id = 2");
    execute(
        "CREATE TRIGGER full BEFORE UPDATE ON command BEGIN SELECT RAISE(ROLLBACK, 'full'); END");
    clock = NOW.plus(MINIMUM_AGE).plusSeconds(1);

    reopen();

    assertThat(ledger.unfinished()).extracting(left -> left.key().id()).containsExactly("left");
    assertThat(decide(arrival("left"))).isEqualTo(Verdict.RETRY);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aSecondProgramCannotHaveTheSameFile() {
    assertThatIOException()
        .isThrownBy(this::openFile)
        .withMessage(directory + " is in use by another program");
  }

  @Test
  void whatIsNoLedgerIsRefusedAndLeftAsItIs() throws IOException {
    ledger.close();
    Files.deleteIfExists(file());
    Files.writeString(file(), "this is no database, and longer than its head would be. ".repeat(9));

    assertThatIOException()
        .isThrownBy(this::openFile)
        .withMessageContaining(file().toString())
        .withMessageContaining("not a database");
    assertThat(file()).content().startsWith("this is no database");
  }

  // It claims a sender of two billion characters, for which there is no memory.
  @Test
  void aKeyThatClaimsToBeHugeIsDamagedLikeAnother() throws Exception {
    decide(arrival("a"));
    decide(arrival("b"));
    execute("UPDATE command SET key = x'727fffffff0061' WHERE id = 1");

    reopen();

    assertThat(ledger.unfinished()).extracting(left -> left.key().id()).containsExactly("b");
  }

  // One row that somebody damaged must keep neither the others nor the device.
  @Test
  void aRowThatCannotBeMadeOutIsSetAsideAndTheOthersAreThere() throws Exception {
    decide(arrival("a"));
    decide(arrival("b"));
    decide(arrival("c"));
    execute("UPDATE command SET key = x'7a01' WHERE id = 1");
    execute("UPDATE command SET message = x'ff' WHERE id = 2");

    reopen();

    assertThat(ledger.unfinished())
        .extracting(left -> left.key().id(), left -> left.message() == null)
        .containsExactly(tuple("b", true), tuple("c", false));
    reopen();
    assertThat(ledger.unfinished()).hasSize(2);
    assertThat(decide(arrival("c"))).isEqualTo(Verdict.RETRY);
  }

  @Test
  void whoeverWantedNoAnswerIsKnownAfterARestart() throws IOException {
    Message quiet =
        MessageCodec.of(Profiles.none())
            .decode(
                "{\"headers\":{\"request_id\":\"a\"},\"body\":{\"openc2\":{\"request\":{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"10.0.0.1\"},\"args\":{\"response_requested\":\"none\"}}}}}"
                    .getBytes(UTF_8),
                Encodings.JSON);
    Arrival usual = arrival("a");
    decide(
        new Arrival(usual.key(), usual.digest(), quiet, "json", null, 0, usual.channel(), false));
    decide(arrival("b"));

    reopen();

    assertThat(ledger.unfinished()).extracting(Unfinished::isSilent).containsExactly(true, false);
  }
}

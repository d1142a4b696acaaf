// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.LedgerKey;
import dev.openc2.consumer.Stray;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.ledger.LogEntry.Stage;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.value.Octets;
import dev.openc2.value.StatusCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerLogTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Response OK = Response.of(StatusCode.OK);

  private final Path directory;
  private final Path file;
  private final AtomicLong nanos = new AtomicLong();

  /** The version of the file when it was looked at last. */
  private long seen;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private SqliteLedger ledger;

  LedgerLogTest(@TempDir Path directory) {
    this.directory = directory;
    this.file = directory.resolve("ledger.db");
  }

  @BeforeEach
  void open() throws IOException {
    ledger =
        SqliteLedger.open(
            file,
            MessageCodec.of(Profiles.none()),
            new LedgerSettings(100, Duration.ofSeconds(10), Duration.ofHours(1), false),
            () -> NOW.plusNanos(nanos.get()),
            nanos::get);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static LedgerKey key(String id) {
    return new LedgerKey("soc", LedgerKey.Kind.REQUEST, id);
  }

  private static Arrival arrival(String id, String channel) {
    Message message =
        Message.of(Headers.NONE, Command.of(Action.DENY, new DomainNameTarget(id + ".example")));
    Octets digest = Octets.of(new byte[] {1});
    return new Arrival(key(id), digest, message, "json", null, 1, channel, false);
  }

  private void take(String id) {
    await(ledger.decide(arrival(id, "all")));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** A note that nobody waits for is written with the next that somebody does. */
  private void flush() {
    await(ledger.begin(key("nobody")));
  }

  @Test
  void itTellsTheLifeOfACommandWhileTheLedgerIsInUse() throws IOException {
    take("a");
    pass(20);
    await(ledger.begin(key("a")));
    pass(300);
    await(ledger.finish(key("a"), 200, OK));
    pass(5);
    ledger.sent(key("a"));
    await(ledger.decide(arrival("a", "device")));
    await(ledger.decide(arrival("a", "device")));
    flush();

    LogEntry entry;
    try (LedgerLog log = LedgerLog.open(file)) {
      entry = log.latest(10, null).get(0);
    }

    assertThat(entry)
        .isEqualTo(
            new LogEntry(
                NOW,
                key("a"),
                1,
                "all",
                1,
                "deny domain_name",
                "a.example",
                false,
                1,
                1,
                0,
                NOW.plusMillis(20),
                NOW.plusMillis(320),
                200,
                200,
                NOW.plusMillis(325),
                false,
                null));
    assertThat(entry.stage()).isEqualTo(Stage.DONE);
    assertThat(entry.waited()).isEqualTo(Duration.ofMillis(20));
    assertThat(entry.ran()).isEqualTo(Duration.ofMillis(300));
  }

  // Or the last answer of a quiet device would always seem to be owed.
  @Test
  void thatAnAnswerWasSentIsToldThoughNothingElseIsWritten() throws IOException {
    take("a");
    await(ledger.finish(key("a"), 200, OK));
    ledger.sent(key("a"));

    try (LedgerLog log = LedgerLog.open(file)) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (log.latest(1, null).get(0).owed()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void theOutcomeIsToldAlsoWhereNobodyAskedForIt() throws IOException {
    take("a");
    await(ledger.finish(key("a"), 501, null));

    try (LedgerLog log = LedgerLog.open(file)) {
      LogEntry entry = log.latest(10, null).get(0);

      assertThat(entry.outcome()).isEqualTo(501);
      assertThat(entry.status()).isNull();
      assertThat(entry.stage()).isEqualTo(Stage.REFUSED);
    }
  }

  @Test
  void theLastOnesAreToldInTheOrderInWhichTheyCame() throws IOException {
    for (String id : List.of("a", "b", "c", "d")) {
      take(id);
      pass(1000);
    }

    try (LedgerLog log = LedgerLog.open(file)) {
      assertThat(log.latest(2, null))
          .extracting(LogEntry::target)
          .containsExactly("c.example", "d.example");
      assertThat(log.latest(9, NOW.plusMillis(1000)))
          .extracting(LogEntry::target)
          .containsExactly("b.example", "c.example", "d.example");
    }
  }

  @Test
  void newsAreWhatCameAndWhatWentOn() throws IOException {
    take("before");
    take("runs");
    await(ledger.finish(key("before"), 200, OK));
    ledger.sent(key("before"));
    flush();
    try (LedgerLog log = LedgerLog.open(file)) {
      assertThat(log.latest(10, null)).hasSize(2);
      assertThat(log.news()).isEmpty();

      await(ledger.begin(key("runs")));
      take("new");

      assertThat(log.news())
          .extracting(LogEntry::target, LogEntry::stage)
          .containsExactly(
              tuple("runs.example", Stage.RUNNING), tuple("new.example", Stage.WAITING));
      assertThat(log.news()).isEmpty();
    }
  }

  // SQLite gives the number of a row that is gone again.
  @Test
  void whatComesAfterAllWasForgottenIsNew() throws IOException {
    take("old");
    await(ledger.finish(key("old"), 200, OK));
    try (LedgerLog log = LedgerLog.open(file)) {
      log.latest(10, null);
      pass(Duration.ofHours(2).toMillis());
      take("new");

      assertThat(log.news()).extracting(LogEntry::target).containsExactly("new.example");
    }
  }

  // One sequential Command costs three commits; that its answer was sent is written with the next.
  @Test
  void anAnsweredCommandCostsThreeCommits() throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      seen = dataVersion(statement);
      take("a");
      assertThat(hasChanged(statement)).isTrue();
      await(ledger.begin(key("a")));
      assertThat(hasChanged(statement)).isTrue();
      await(ledger.finish(key("a"), 200, OK));
      assertThat(hasChanged(statement)).isTrue();
      ledger.sent(key("a"));
      assertThat(hasChanged(statement)).isFalse();
    }
  }

  private boolean hasChanged(Statement statement) throws Exception {
    long before = seen;
    seen = dataVersion(statement);
    return seen != before;
  }

  private static long dataVersion(Statement statement) throws Exception {
    try (ResultSet row = statement.executeQuery("PRAGMA data_version")) {
      return row.getLong(1);
    }
  }

  @Test
  void whereThereIsNoLedgerItSaysSo() {
    Path nothing = file.resolveSibling("nothing.db");

    assertThatIOException()
        .isThrownBy(() -> LedgerLog.open(nothing))
        .withMessage(nothing + " is not there: no commands were kept");
    assertThat(nothing).doesNotExist();
  }

  @Test
  void aRowThatIsDamagedIsToldAsFarAsItGoes() throws Exception {
    take("a");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE command SET key = x'00'");
    }

    try (LedgerLog log = LedgerLog.open(file)) {
      assertThat(log.latest(1, null)).extracting(LogEntry::key).containsExactly((LedgerKey) null);
    }
  }

  private void stray(String from, String problem, long others) {
    ledger.stray(new Stray(1, "all", from, null, 400, problem, others));
  }

  @Test
  void whatWasNoMessageIsToldAmongTheCommandsAsItCame() throws IOException {
    take("a");
    pass(10);
    stray("soc", "not JSON", 0);
    pass(10);
    take("b");
    flush();
    try (LedgerLog log = LedgerLog.open(file)) {
      assertThat(log.latest(10, null))
          .extracting(LogEntry::stage, LogEntry::problem)
          .containsExactly(
              tuple(Stage.WAITING, null),
              tuple(Stage.MALFORMED, "not JSON"),
              tuple(Stage.WAITING, null));
      assertThat(log.latest(2, null)).extracting(LogEntry::status).containsExactly(400, null);
      assertThat(log.latest(10, null).get(1).key())
          .isEqualTo(new LedgerKey("soc", LedgerKey.Kind.MESSAGE, ""));

      stray("soc", "not CBOR", 7);
      flush();

      assertThat(log.news())
          .extracting(LogEntry::problem)
          .containsExactly("not CBOR (and before it 7 others)");
      assertThat(log.news()).isEmpty();
    }
  }

  @Test
  void ofWhatWasNoMessageTheLastAreKeptForAsLongAsCommandsAre() throws IOException {
    for (int i = 0; i < 1_010; i++) {
      stray("soc", "junk " + i, 0);
    }
    flush();
    try (LedgerLog log = LedgerLog.open(file)) {
      assertThat(log.latest(9_999, null))
          .hasSize(1_000)
          .first()
          .extracting(LogEntry::problem)
          .isEqualTo("junk 10");
      pass(Duration.ofHours(1).toMillis());
      stray("soc", "later", 0);
      flush();
      assertThat(log.latest(9_999, null)).extracting(LogEntry::problem).containsExactly("later");
    }
  }

  // Opened where nobody wrote and nothing may be written, SQLite never looks at the file again.
  @Test
  void whatIsWrittenLaterIsSeenWhereNothingMayBeWritten() throws Exception {
    take("a");
    ledger.close();
    try (LedgerLog log = new LedgerLog(file, Database.openStill(file))) {
      assertThat(log.latest(10, null)).hasSize(1);
      assertThat(log.news()).isEmpty();

      open();
      take("b");

      assertThat(log.news()).extracting(LogEntry::target).containsExactly("b.example");
      take("c");
      assertThat(log.news()).extracting(LogEntry::target).containsExactly("c.example");
    }
  }

  // The folder of somebody else, whose program has ended.
  @Test
  void itIsReadWhereNothingMayBeWritten() throws Exception {
    take("a");
    ledger.close();
    File folder = directory.toFile();
    assumeThat(folder.setWritable(false) && !Files.isWritable(directory))
        .as("a folder that may not be written, which there is not for root")
        .isTrue();
    try (LedgerLog log = LedgerLog.open(file)) {
      assertThat(log.latest(1, null)).hasSize(1);
    } finally {
      assertThat(folder.setWritable(true)).isTrue();
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import dev.openc2.consumer.Stray;
import dev.openc2.consumer.Unfinished;
import dev.openc2.consumer.Unfinished.Progress;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.profile.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of earlier versions are brought up to this one, with what they hold. */
class MigrationTest {

  /** As version 1 made it, with a Command that runs and one that has ended. */
  private static final List<String> VERSION_1 =
      List.of(
          "PRAGMA journal_mode = WAL",
          """
          CREATE TABLE command (
            id INTEGER PRIMARY KEY,
            key BLOB NOT NULL UNIQUE,
            digest BLOB NOT NULL,
            message BLOB,
            encoding TEXT NOT NULL,
            transfer INTEGER NOT NULL,
            channel TEXT NOT NULL,
            received INTEGER NOT NULL,
            expires INTEGER,
            begun INTEGER,
            ended INTEGER,
            answer BLOB,
            owed INTEGER NOT NULL DEFAULT 0
          )
          """,
          "CREATE INDEX command_by_end ON command (ended) WHERE ended IS NOT NULL",
          "CREATE INDEX command_unfinished ON command (id) WHERE ended IS NULL OR owed",
          """
          CREATE TABLE place (
            command INTEGER NOT NULL REFERENCES command ON DELETE CASCADE,
            transfer INTEGER NOT NULL,
            channel TEXT NOT NULL,
            PRIMARY KEY (command, transfer, channel)
          ) WITHOUT ROWID
          """,
          // r, no sender, "a"
          "INSERT INTO command VALUES (1, x'72ffffffff0061', x'01', x'ff', 'json', 0, 'all',"
              + " 1000, NULL, 1500, NULL, NULL, 0)",
          "INSERT INTO command VALUES (2, x'72ffffffff0062', x'01', NULL, 'json', 0, 'all',"
              + " 2000, NULL, 2500, 3000, NULL, 0)",
          "PRAGMA application_id = 1868771916",
          "PRAGMA user_version = 1");

  private final Path file;

  MigrationTest(@TempDir Path directory) throws SQLException {
    this.file = directory.resolve("ledger.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : VERSION_1) {
        statement.execute(sql);
      }
    }
  }

  private SqliteLedger open() throws IOException {
    return SqliteLedger.open(
        file,
        MessageCodec.of(Profiles.none()),
        new LedgerSettings(10, Duration.ofSeconds(10), Duration.ofSeconds(60), false),
        () -> Instant.ofEpochMilli(4000),
        () -> 0);
  }

  @Test
  void whatVersionOneHeldIsThereInThisOne() throws IOException {
    try (SqliteLedger ledger = open()) {
      assertThat(ledger.unfinished())
          .extracting(left -> left.key().id(), Unfinished::progress, Unfinished::isSilent)
          .containsExactly(tuple("a", Progress.BEGUN, false));
    }

    try (LedgerLog log = LedgerLog.open(file)) {
      assertThat(log.latest(10, null))
          .extracting(LogEntry::received, LogEntry::command, LogEntry::ran)
          .containsExactly(
              tuple(Instant.ofEpochMilli(1000), null, null),
              tuple(Instant.ofEpochMilli(2000), null, Duration.ofMillis(500)));
    }
  }

  @Test
  void whatWasBroughtUpIsOpenedAgainAsItIs() throws IOException {
    open().close();

    try (SqliteLedger ledger = open()) {
      assertThat(ledger.unfinished()).hasSize(1);
    }
  }

  @Test
  void whoOnlyReadsSaysThatAnEarlierVersionMustBeBroughtUp() {
    assertThatIOException()
        .isThrownBy(() -> LedgerLog.open(file))
        .withMessageContaining("version 1")
        .withMessageContaining("when it starts");
  }

  @Test
  void whatVersionTwoHeldIsThereAndWhatIsNoMessageCanBeNoted() throws Exception {
    open().close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE stray");
      statement.execute("PRAGMA user_version = 2");
    }

    try (SqliteLedger ledger = open()) {
      assertThat(ledger.unfinished()).hasSize(1);
      ledger.stray(new Stray(0, "all", "soc", "r1", 400, "not JSON", 0));
    }

    try (LedgerLog log = LedgerLog.open(file)) {
      assertThat(log.latest(10, null))
          .extracting(LogEntry::problem)
          .containsExactly(null, null, "not JSON");
    }
  }

  @Test
  void aFileOfANewerProgramIsRefusedAndLeftAsItIs() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 4");
    }

    assertThatIOException().isThrownBy(this::open).withMessageContaining("newer program");
    assertThatIOException()
        .isThrownBy(() -> LedgerLog.open(file))
        .withMessageContaining("newer program");
  }
}

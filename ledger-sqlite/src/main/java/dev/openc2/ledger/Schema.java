// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of a ledger, and their version. Times are those of {@link LedgerClock}. */
final class Schema {

  /** What the file says that it is: "oc2L". */
  private static final int APPLICATION_ID = 0x6F63324C;

  /** Readable by whoever reads this one. */
  static final int VERSION = 3;

  private static final String COMMAND =
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
      """;

  private static final String BY_END =
      "CREATE INDEX command_by_end ON command (ended) WHERE ended IS NOT NULL";

  private static final String UNFINISHED =
      "CREATE INDEX command_unfinished ON command (id) WHERE ended IS NULL OR owed";

  /** Where a Command arrived beside its first place. */
  private static final String PLACE =
      """
      CREATE TABLE place (
        command INTEGER NOT NULL REFERENCES command ON DELETE CASCADE,
        transfer INTEGER NOT NULL,
        channel TEXT NOT NULL,
        PRIMARY KEY (command, transfer, channel)
      ) WITHOUT ROWID
      """;

  /** What came and was no intelligible message; a number is never given again. */
  private static final String STRAY =
      """
      CREATE TABLE stray (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        received INTEGER NOT NULL,
        clock INTEGER NOT NULL,
        transfer INTEGER NOT NULL,
        channel TEXT NOT NULL,
        sender TEXT,
        request TEXT,
        status INTEGER NOT NULL,
        problem TEXT NOT NULL,
        others INTEGER NOT NULL
      )
      """;

  /**
   * What each version has beside the one before. What was received is told by the clock of the
   * device as well, for people; {@code outcome} and {@code status} are those of the end and of the
   * answer noted last.
   */
  private static final List<List<String>> VERSIONS =
      List.of(
          List.of(COMMAND, BY_END, UNFINISHED, PLACE),
          List.of(
              "ALTER TABLE command ADD COLUMN clock INTEGER",
              "ALTER TABLE command ADD COLUMN silent INTEGER NOT NULL DEFAULT 0",
              "ALTER TABLE command ADD COLUMN pair TEXT",
              "ALTER TABLE command ADD COLUMN target TEXT",
              "ALTER TABLE command ADD COLUMN outcome INTEGER",
              "ALTER TABLE command ADD COLUMN status INTEGER",
              "ALTER TABLE command ADD COLUMN sent INTEGER",
              "ALTER TABLE command ADD COLUMN copies INTEGER NOT NULL DEFAULT 0",
              "ALTER TABLE command ADD COLUMN retries INTEGER NOT NULL DEFAULT 0",
              "ALTER TABLE command ADD COLUMN conflicts INTEGER NOT NULL DEFAULT 0",
              // Until then the ledger's time began with the clock of the device.
              "UPDATE command SET clock = received"),
          List.of(STRAY));

  private Schema() {}

  /**
   * Makes the tables if the file is empty, and brings those of an earlier version up to this one.
   *
   * @param fsync true if a commit is to survive a loss of power
   * @throws SQLException if the file holds something else
   */
  static void prepare(Connection connection, boolean fsync) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = version(statement);
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = " + (fsync ? "FULL" : "NORMAL"));
      statement.execute("PRAGMA foreign_keys = ON");
      if (version < VERSION) {
        bringUp(connection, statement, version);
      }
    }
  }

  /**
   * The version of a ledger, 0 if there is nothing in the file yet.
   *
   * @throws SQLException if it holds something else
   */
  static int version(Statement statement) throws SQLException {
    if (number(statement, "SELECT count(*) FROM sqlite_schema") == 0) {
      return 0;
    }
    if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
      throw new SQLException("the file is not a ledger");
    }
    int version = number(statement, "PRAGMA user_version");
    if (version > VERSION) {
      throw new SQLException(
          "the ledger has version " + version + " of a newer program; this one knows " + VERSION);
    }
    return version;
  }

  private static void bringUp(Connection connection, Statement statement, int version)
      throws SQLException {
    connection.setAutoCommit(false);
    for (List<String> changes : VERSIONS.subList(version, VERSION)) {
      for (String change : changes) {
        statement.execute(change);
      }
    }
    statement.execute("PRAGMA application_id = " + APPLICATION_ID);
    statement.execute("PRAGMA user_version = " + VERSION);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of a ledger, and their version. Times are those of {@link LedgerClock}. */
final class Schema {

  /** What the file says that it is: "oc2L". */
  private static final int APPLICATION_ID = 0x6F63324C;

  private static final int VERSION = 1;

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

  private Schema() {}

  /**
   * Makes the tables if the file is empty.
   *
   * @param fsync true if a commit is to survive a loss of power
   * @throws SQLException if the file holds something else
   */
  static void prepare(Connection connection, boolean fsync) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = number(statement, "PRAGMA user_version");
      int application = number(statement, "PRAGMA application_id");
      boolean isEmpty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
      if (!isEmpty && application != APPLICATION_ID) {
        throw new SQLException("the file is not a ledger");
      }
      if (version > VERSION) {
        throw new SQLException(
            "the ledger has version " + version + " of a newer program; this one knows " + VERSION);
      }
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = " + (fsync ? "FULL" : "NORMAL"));
      statement.execute("PRAGMA foreign_keys = ON");
      if (isEmpty) {
        create(connection, statement);
      }
    }
  }

  private static void create(Connection connection, Statement statement) throws SQLException {
    connection.setAutoCommit(false);
    statement.execute(COMMAND);
    statement.execute(BY_END);
    statement.execute(UNFINISHED);
    statement.execute(PLACE);
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

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** Connections to the file of a ledger. */
final class Database {

  private static final Logger LOGGER = LoggerFactory.getLogger(Database.class);

  /** Somebody who looks at the file with another program may keep us waiting for a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Database() {}

  /** A connection that may write; the tables are made if the file is new. */
  static Connection open(Path file, boolean fsync) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) PATIENCE.toMillis());
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try {
      Schema.prepare(connection, fsync);
      return connection;
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  static void closeQuietly(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOGGER.atDebug().addKeyValue("problem", e.getMessage()).log("a connection did not end well");
    }
  }
}

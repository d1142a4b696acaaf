// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Connections to the file of a ledger. */
final class Database {

  private static final Logger LOGGER = LoggerFactory.getLogger(Database.class);

  /** Somebody who looks at the file with another program may keep us waiting for a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The rest of a result code says more. */
  private static final int PRIMARY_CODE = 0xFF;

  private Database() {}

  /**
   * A connection that may write; the tables are made if the file is new.
   *
   * <p>On a disk that is so full that the memory cannot be made that readers share with us, we do
   * without it, and they have to wait until we have ended: a device that does not start is worse.
   */
  static Connection open(Path file, boolean fsync) throws SQLException {
    try {
      return open(file, fsync, LockingMode.NORMAL);
    } catch (SQLException e) {
      if (!isWithoutSharedMemory(e)) {
        throw e;
      }
      LOGGER
          .atWarn()
          .addKeyValue("problem", e.getMessage())
          .log("the disk is full: nobody else can read the ledger until the next start");
    }
    return open(file, fsync, LockingMode.EXCLUSIVE);
  }

  private static boolean isWithoutSharedMemory(SQLException e) {
    return e instanceof SQLiteException sqlite
        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMOPEN
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMMAP);
  }

  private static Connection open(Path file, boolean fsync, LockingMode locking)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.setLockingMode(locking);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try {
      Schema.prepare(connection, fsync);
      return connection;
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /**
   * A connection that may only read.
   *
   * @param isStill true if it sees the file as it is now, whatever is written from now on: nobody
   *     writes, and we may not make the files that readers share with a writer
   */
  record Reader(Connection connection, boolean isStill) {}

  /**
   * A connection that may only read, also while another program writes.
   *
   * @throws SQLException if the file holds no ledger of this version
   */
  static Reader openToRead(Path file) throws SQLException {
    try {
      return reader(file.toAbsolutePath().toString(), false);
    } catch (SQLException e) {
      if (!isUnopened(e) || Files.exists(walOf(file))) {
        throw e;
      }
    }
    return openStill(file);
  }

  /** As {@link #openToRead} where nobody writes and we may not write either. */
  static Reader openStill(Path file) throws SQLException {
    return reader(file.toAbsolutePath().toUri() + "?immutable=1", true);
  }

  private static Reader reader(String name, boolean isStill) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    Connection connection = config.createConnection("jdbc:sqlite:" + name);
    try {
      checkVersion(connection);
      return new Reader(connection, isStill);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /** The file that is there while somebody writes, or has died over it. */
  static Path walOf(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /** It could not make the files that readers and writers share. */
  private static boolean isUnopened(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return false;
    }
    int code = sqlite.getResultCode().code & PRIMARY_CODE;
    return code == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || code == SQLiteErrorCode.SQLITE_READONLY.code;
  }

  private static void checkVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = Schema.version(statement);
      if (version < Schema.VERSION) {
        throw new SQLException(
            "the ledger has version " + version + "; oc2d brings it up to date when it starts");
      }
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

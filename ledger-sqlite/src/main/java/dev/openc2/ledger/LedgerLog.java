// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.consumer.LedgerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a ledger remembers of Commands, while its program runs or not. It writes nothing, and
 * keeps nobody from writing. Not thread-safe.
 */
public final class LedgerLog implements AutoCloseable {

  private static final String COLUMNS =
      """
      SELECT id, received, key, transfer, channel,
      (SELECT count(*) FROM place WHERE place.command = c.id), pair, target, silent, copies,
      retries, conflicts, begun, ended, outcome, status, sent, owed, clock FROM command c
      """;

  private static final String LATEST =
      COLUMNS + "WHERE clock >= ? ORDER BY received DESC, id DESC LIMIT ?";

  private static final String NEW =
      COLUMNS + "WHERE received > ?1 OR (received = ?1 AND id > ?2) ORDER BY received, id";

  private static final String ONE = COLUMNS + "WHERE id = ? AND received = ?";

  /** The name of a row: an id alone may be given again. */
  private record Row(long id, long received) {}

  private final Connection connection;

  /** What is known of those that are not over. */
  private final Map<Row, LogEntry> open = new LinkedHashMap<>();

  private Row last = new Row(0, Long.MIN_VALUE);
  private long version;

  private LedgerLog(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens the file of a ledger.
   *
   * @throws IOException with one sentence if it is not there, cannot be read, is no ledger, or is
   *     one of another version
   */
  public static LedgerLog open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(file + " is not there: no commands were kept");
    }
    if (!Files.isReadable(file)) {
      throw new IOException(file + " cannot be read");
    }
    Connection connection = null;
    try {
      connection = Database.openToRead(file);
      LedgerLog log = new LedgerLog(connection);
      log.version = log.number("PRAGMA data_version");
      // Before the first look, so that nothing is new that was there.
      log.last = log.latestRow();
      return log;
    } catch (SQLException e) {
      Database.closeQuietly(connection);
      throw new IOException(file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private Row latestRow() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT id, received FROM command ORDER BY received DESC, id DESC LIMIT 1")) {
      return row.next() ? new Row(row.getLong(1), row.getLong(2)) : last;
    }
  }

  /**
   * The Commands that came last, in the order in which they came.
   *
   * @param limit how many at most
   * @param since leaves out those that came before, by the clock of the device; null for none
   */
  public List<LogEntry> latest(int limit, @Nullable Instant since) throws IOException {
    try (PreparedStatement query = connection.prepareStatement(LATEST)) {
      query.setLong(1, since == null ? Long.MIN_VALUE : since.toEpochMilli());
      query.setInt(2, limit);
      List<LogEntry> found = read(query);
      Collections.reverse(found);
      return found;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * What has come or has gone on since this was asked last, or since the log was opened; empty if
   * nothing has.
   */
  public List<LogEntry> news() throws IOException {
    try {
      long current = number("PRAGMA data_version");
      if (current == version) {
        return List.of();
      }
      version = current;
      List<LogEntry> found = progress();
      try (PreparedStatement query = connection.prepareStatement(NEW)) {
        query.setLong(1, last.received());
        query.setLong(2, last.id());
        found.addAll(read(query));
      }
      return found;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Those that were not over, as far as they have gone on. */
  private List<LogEntry> progress() throws SQLException {
    List<LogEntry> found = new ArrayList<>();
    Map<Row, LogEntry> before = new LinkedHashMap<>(open);
    open.clear();
    try (PreparedStatement query = connection.prepareStatement(ONE)) {
      for (Map.Entry<Row, LogEntry> known : before.entrySet()) {
        query.setLong(1, known.getKey().id());
        query.setLong(2, known.getKey().received());
        for (LogEntry entry : read(query)) {
          if (!entry.equals(known.getValue())) {
            found.add(entry);
          }
        }
      }
    }
    return found;
  }

  private List<LogEntry> read(PreparedStatement query) throws SQLException {
    List<LogEntry> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        LogEntry entry = entry(row);
        found.add(entry);
        note(new Row(row.getLong(1), row.getLong(2)), entry);
      }
    }
    return found;
  }

  private void note(Row row, LogEntry entry) {
    if (!entry.isOver()) {
      open.put(row, entry);
    }
    boolean isLater =
        row.received() > last.received()
            || (row.received() == last.received() && row.id() > last.id());
    if (isLater) {
      last = row;
    }
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    long received = row.getLong(2);
    // The ledger's own time is steady and may be far from the clock: it measures, the clock tells.
    long offset = row.getLong(19) - received;
    return new LogEntry(
        Instant.ofEpochMilli(received + offset),
        keyOrNull(row.getBytes(3)),
        row.getInt(4),
        String.valueOf(row.getString(5)),
        row.getInt(6),
        row.getString(7),
        row.getString(8),
        row.getBoolean(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        instantOrNull(row, 13, offset),
        instantOrNull(row, 14, offset),
        intOrNull(row, 15),
        intOrNull(row, 16),
        instantOrNull(row, 17, offset),
        row.getBoolean(18));
  }

  private static @Nullable LedgerKey keyOrNull(byte[] bytes) {
    try {
      return KeyBytes.parse(bytes);
    } catch (SQLException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable Instant instantOrNull(ResultSet row, int column, long offset)
      throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis + offset);
  }

  private static @Nullable Integer intOrNull(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static IOException unreadable(SQLException e) {
    return new IOException("the ledger cannot be read: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    Database.closeQuietly(connection);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.consumer.LedgerKey;
import dev.openc2.ledger.Database.Reader;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
      "SELECT * FROM ("
          + COLUMNS
          + "WHERE clock >= ? ORDER BY received DESC, id DESC LIMIT ?) ORDER BY received, id";

  private static final String NEW =
      COLUMNS + "WHERE received > ?1 OR (received = ?1 AND id > ?2) ORDER BY received, id";

  private static final String ONE = COLUMNS + "WHERE id = ? AND received = ?";

  /** No version of a file is that. */
  private static final long NEVER = -1;

  /** The name of a row: an id alone may be given again. */
  private record Row(long id, long received) {}

  private final Path file;
  private final StrayLog strays;
  private Connection connection;

  /** How the file was when it was opened as one that nobody writes; null while somebody may. */
  private @Nullable FileStamp still;

  /** What is known of those that are not over. */
  private final Map<Row, LogEntry> open = new LinkedHashMap<>();

  /** It could not be opened anew when that was tried last. */
  private boolean isUnreadable;

  private Row last = new Row(0, Long.MIN_VALUE);
  private long version;

  /** Looks at a file from now on. */
  LedgerLog(Path file, Reader reader) throws IOException, SQLException {
    this.file = file;
    this.connection = reader.connection();
    this.still = reader.isStill() ? FileStamp.of(file) : null;
    this.version = number("PRAGMA data_version");
    // Before the first look, so that nothing is new that was there.
    this.last = latestRow();
    this.strays = new StrayLog(connection);
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
      Reader reader = Database.openToRead(file);
      connection = reader.connection();
      return new LedgerLog(file, reader);
    } catch (SQLException | IOException e) {
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
   * The Commands that came last, and what came and was none, in the order in which they came.
   *
   * @param limit how many at most
   * @param since leaves out those that came before, by the clock of the device; null for none
   */
  public List<LogEntry> latest(int limit, @Nullable Instant since) throws IOException {
    try (PreparedStatement query = connection.prepareStatement(LATEST)) {
      query.setLong(1, since == null ? Long.MIN_VALUE : since.toEpochMilli());
      query.setInt(2, limit);
      List<Found> found = read(query);
      found.addAll(strays.latest(connection, limit, since));
      return entries(found, limit);
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
      renewIfWritten();
      long current = number("PRAGMA data_version");
      if (current == version) {
        return List.of();
      }
      version = current;
      List<LogEntry> news = progress();
      try (PreparedStatement query = connection.prepareStatement(NEW)) {
        query.setLong(1, last.received());
        query.setLong(2, last.id());
        List<Found> found = read(query);
        found.addAll(strays.news(connection));
        news.addAll(entries(found, found.size()));
      }
      return news;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Or what is written from now on would never be seen. */
  private void renewIfWritten() throws IOException, SQLException {
    if (still == null || still.equals(FileStamp.of(file))) {
      return;
    }
    FileStamp now = FileStamp.of(file);
    Reader reader;
    try {
      reader = Database.openToRead(file);
    } catch (SQLException e) {
      if (isUnreadable) {
        throw e;
      }
      // The writer may be about to make the files that we need.
      isUnreadable = true;
      return;
    }
    isUnreadable = false;
    Database.closeQuietly(connection);
    connection = reader.connection();
    still = reader.isStill() ? now : null;
    version = NEVER;
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
        for (Found now : read(query)) {
          if (!now.entry().equals(known.getValue())) {
            found.add(now.entry());
          }
        }
      }
    }
    return found;
  }

  /**
   * A row of either table.
   *
   * @param received by the time of the ledger
   */
  record Found(long received, LogEntry entry) {}

  /** The last of them in the order in which they came. */
  private static List<LogEntry> entries(List<Found> found, int limit) {
    return found.stream()
        .sorted(Comparator.comparingLong(Found::received))
        .skip(Math.max(0, found.size() - limit))
        .map(Found::entry)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<Found> read(PreparedStatement query) throws SQLException {
    List<Found> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        LogEntry entry = entry(row);
        found.add(new Found(row.getLong(2), entry));
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
        row.getBoolean(18),
        null);
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

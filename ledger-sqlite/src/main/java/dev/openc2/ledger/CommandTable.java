// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.LedgerKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a ledger. Times are those of {@link LedgerClock}. Belongs to whoever has the
 * connection; not thread-safe.
 */
final class CommandTable implements AutoCloseable {

  /** A Command that is there, as far as a decision needs it. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Known(long id, byte[] digest, Place place, byte @Nullable [] answer) {}

  /** Where a Command arrived. */
  record Place(int transfer, String channel) {}

  /** A Command that has not ended, or whose answer was not sent. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Open(
      byte[] key,
      byte @Nullable [] message,
      String encoding,
      int transfer,
      @Nullable Long expires,
      boolean begun,
      @Nullable Long ended,
      byte @Nullable [] answer,
      boolean owed) {}

  private final Connection connection;
  private final List<PreparedStatement> statements = new ArrayList<>();
  private final PreparedStatement insert;
  private final PreparedStatement find;
  private final PreparedStatement places;
  private final PreparedStatement addPlace;
  private final PreparedStatement begin;
  private final PreparedStatement answer;
  private final PreparedStatement finish;
  private final PreparedStatement finishWith;
  private final PreparedStatement sent;
  private final PreparedStatement forget;
  private final PreparedStatement count;
  private final PreparedStatement latest;
  private final PreparedStatement open;

  CommandTable(Connection connection) throws SQLException {
    this.connection = connection;
    insert =
        prepare(
            """
            INSERT INTO command
            (key, digest, message, encoding, transfer, channel, received, expires)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
            """);
    find = prepare("SELECT id, digest, transfer, channel, answer FROM command WHERE key = ?");
    places = prepare("SELECT transfer, channel FROM place WHERE command = ?");
    addPlace = prepare("INSERT OR IGNORE INTO place VALUES (?, ?, ?)");
    begin =
        prepare("UPDATE command SET begun = ? WHERE key = ? AND begun IS NULL AND ended IS NULL");
    answer = prepare("UPDATE command SET answer = ?, owed = 1 WHERE key = ? AND ended IS NULL");
    finish =
        prepare("UPDATE command SET ended = ?, message = NULL WHERE key = ? AND ended IS NULL");
    finishWith =
        prepare(
            """
            UPDATE command SET ended = ?, message = NULL, answer = ?, owed = 1
            WHERE key = ? AND ended IS NULL
            """);
    sent = prepare("UPDATE command SET owed = 0 WHERE key = ? AND owed");
    forget =
        prepare(
            """
            DELETE FROM command WHERE id IN
            (SELECT id FROM command WHERE ended IS NOT NULL AND ended <= ? ORDER BY ended LIMIT ?)
            """);
    count = prepare("SELECT count(*) FROM command");
    latest = prepare("SELECT ifnull(max(max(received, ifnull(ended, 0))), 0) FROM command");
    open =
        prepare(
            """
            SELECT key, message, encoding, transfer, expires, begun IS NOT NULL, ended, answer, owed
            FROM command WHERE ended IS NULL OR owed ORDER BY id
            """);
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statements.add(statement);
    return statement;
  }

  /** Gives the statements back; the connection stays open. */
  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements) {
      statement.close();
    }
  }

  /** Adds a Command; false if it is there already. */
  boolean insert(Arrival arrival, byte[] message, long now, @Nullable Long expires)
      throws SQLException {
    return update(
            insert,
            KeyBytes.of(arrival.key()),
            arrival.digest().toByteArray(),
            message,
            arrival.encoding(),
            arrival.transfer(),
            arrival.channel(),
            now,
            expires)
        == 1;
  }

  Optional<Known> find(LedgerKey key) throws SQLException {
    bind(find, (Object) KeyBytes.of(key));
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      Place place = new Place(row.getInt(3), row.getString(4));
      return Optional.of(new Known(row.getLong(1), row.getBytes(2), place, row.getBytes(5)));
    }
  }

  /** Where a Command arrived, the first place before the others. */
  List<Place> placesOf(Known known) throws SQLException {
    List<Place> found = new ArrayList<>();
    found.add(known.place());
    bind(places, known.id());
    try (ResultSet rows = places.executeQuery()) {
      while (rows.next()) {
        found.add(new Place(rows.getInt(1), rows.getString(2)));
      }
    }
    return found;
  }

  void addPlace(Known known, Place place) throws SQLException {
    update(addPlace, known.id(), place.transfer(), place.channel());
  }

  void begin(LedgerKey key, long now) throws SQLException {
    update(begin, now, KeyBytes.of(key));
  }

  void answer(LedgerKey key, byte[] response) throws SQLException {
    update(answer, response, KeyBytes.of(key));
  }

  void finish(LedgerKey key, long now, byte @Nullable [] response) throws SQLException {
    if (response == null) {
      update(finish, now, KeyBytes.of(key));
    } else {
      update(finishWith, now, response, KeyBytes.of(key));
    }
  }

  void sent(LedgerKey key) throws SQLException {
    update(sent, (Object) KeyBytes.of(key));
  }

  /** Forgets at most so many Commands that ended then or earlier; tells how many. */
  int forget(long latestEnd, int atMost) throws SQLException {
    return update(forget, latestEnd, atMost);
  }

  long count() throws SQLException {
    return number(count);
  }

  /** The latest time that is written down; 0 if there is none. */
  long latest() throws SQLException {
    return number(latest);
  }

  /** In the order of arrival. */
  List<Open> open() throws SQLException {
    List<Open> found = new ArrayList<>();
    try (ResultSet row = open.executeQuery()) {
      while (row.next()) {
        found.add(
            new Open(
                row.getBytes(1),
                row.getBytes(2),
                row.getString(3),
                row.getInt(4),
                longOrNull(row, 5),
                row.getBoolean(6),
                longOrNull(row, 7),
                row.getBytes(8),
                row.getBoolean(9)));
      }
    }
    return found;
  }

  private static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static int update(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    bind(statement, values);
    return statement.executeUpdate();
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}

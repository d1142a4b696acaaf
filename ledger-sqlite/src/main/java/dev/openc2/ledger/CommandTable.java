// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.Decision.Verdict;
import dev.openc2.consumer.LedgerKey;
import dev.openc2.consumer.Stray;
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
  record Known(
      long id, byte[] digest, Place place, byte @Nullable [] answer, @Nullable Long ended) {}

  /** Where a Command arrived. */
  record Place(int transfer, String channel) {}

  /** A Command that has not ended, or whose answer was not sent. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Open(
      long id,
      byte[] key,
      byte @Nullable [] message,
      String encoding,
      int transfer,
      @Nullable Long expires,
      boolean begun,
      @Nullable Long ended,
      byte @Nullable [] answer,
      boolean owed,
      boolean silent) {}

  /** What a Command comes to be known by, beside what is in it. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Entry(
      byte[] message, long now, @Nullable Long expires, long clock, String pair, String target) {}

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
  private final PreparedStatement drop;
  private final PreparedStatement setAside;
  private final PreparedStatement delete;
  private final PreparedStatement copied;
  private final PreparedStatement retried;
  private final PreparedStatement conflicted;
  private final PreparedStatement stray;
  private final PreparedStatement forgetStrays;
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
            (key, digest, message, encoding, transfer, channel, received, expires, clock, silent,
            pair, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
            """);
    find =
        prepare("SELECT id, digest, transfer, channel, answer, ended FROM command WHERE key = ?");
    places = prepare("SELECT transfer, channel FROM place WHERE command = ?");
    addPlace = prepare("INSERT OR IGNORE INTO place VALUES (?, ?, ?)");
    begin =
        prepare("UPDATE command SET begun = ? WHERE key = ? AND begun IS NULL AND ended IS NULL");
    answer =
        prepare(
            """
            UPDATE command SET answer = ?, status = ?, owed = 1, sent = NULL
            WHERE key = ? AND ended IS NULL
            """);
    finish =
        prepare(
            """
            UPDATE command SET ended = ?, outcome = ?, message = NULL
            WHERE key = ? AND ended IS NULL
            """);
    finishWith =
        prepare(
            """
            UPDATE command SET ended = ?, outcome = ?, message = NULL, answer = ?, status = ?,
            owed = 1, sent = NULL WHERE key = ? AND ended IS NULL
            """);
    sent = prepare("UPDATE command SET owed = 0, sent = ? WHERE key = ? AND owed");
    drop = prepare("UPDATE command SET owed = 0 WHERE id = ?");
    setAside =
        prepare(
            "UPDATE command SET ended = ifnull(ended, ?), message = NULL, owed = 0 WHERE id = ?");
    delete = prepare("DELETE FROM command WHERE id = ?");
    copied = prepare("UPDATE command SET copies = copies + 1 WHERE id = ?");
    retried = prepare("UPDATE command SET retries = retries + 1 WHERE id = ?");
    conflicted = prepare("UPDATE command SET conflicts = conflicts + 1 WHERE id = ?");
    stray =
        prepare(
            """
            INSERT INTO stray
            (received, clock, transfer, channel, sender, request, status, problem, others)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    forgetStrays =
        prepare("DELETE FROM stray WHERE received <= ? OR id <= (SELECT max(id) FROM stray) - ?");
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
            SELECT id, key, message, encoding, transfer, expires, begun IS NOT NULL, ended, answer,
            owed, silent FROM command WHERE ended IS NULL OR owed ORDER BY id
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
  boolean insert(Arrival arrival, Entry entry, boolean silent) throws SQLException {
    return update(
            insert,
            KeyBytes.of(arrival.key()),
            arrival.digest().toByteArray(),
            entry.message(),
            arrival.encoding(),
            arrival.transfer(),
            arrival.channel(),
            entry.now(),
            entry.expires(),
            entry.clock(),
            silent,
            entry.pair(),
            entry.target())
        == 1;
  }

  Optional<Known> find(LedgerKey key) throws SQLException {
    bind(find, (Object) KeyBytes.of(key));
    try (ResultSet row = find.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      Place place = new Place(row.getInt(3), row.getString(4));
      return Optional.of(
          new Known(row.getLong(1), row.getBytes(2), place, row.getBytes(5), longOrNull(row, 6)));
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

  void answer(LedgerKey key, byte[] response, int status) throws SQLException {
    update(answer, response, status, KeyBytes.of(key));
  }

  /** It has ended with this outcome, and nothing is to be said of that. */
  void finish(LedgerKey key, long now, @Nullable Integer outcome) throws SQLException {
    update(finish, now, outcome, KeyBytes.of(key));
  }

  void finish(LedgerKey key, long now, int outcome, byte[] response, int status)
      throws SQLException {
    update(finishWith, now, outcome, response, status, KeyBytes.of(key));
  }

  void sent(LedgerKey key, long now) throws SQLException {
    update(sent, now, KeyBytes.of(key));
  }

  /** Nobody waits for its answer any more. */
  void drop(long id) throws SQLException {
    update(drop, id);
  }

  /** Takes no notice of it any more; it is forgotten when its time has come. */
  void setAside(long id, long now) throws SQLException {
    update(setAside, now, id);
  }

  void delete(long id) throws SQLException {
    update(delete, id);
  }

  /** Counts a delivery of a Command that was known. */
  void count(Known known, Verdict verdict) throws SQLException {
    switch (verdict) {
      case COPY -> update(copied, known.id());
      case RETRY -> update(retried, known.id());
      case CONFLICT -> update(conflicted, known.id());
      default -> throw new IllegalArgumentException(verdict + " is not of a known command");
    }
  }

  void add(Stray what, long now, long clock) throws SQLException {
    update(
        stray,
        now,
        clock,
        what.transfer(),
        what.channel(),
        what.from(),
        what.requestId(),
        what.status(),
        what.problem(),
        what.others());
  }

  /** Forgets what no Command was and came then or earlier, or before so many others. */
  void forgetStrays(long latest, int kept) throws SQLException {
    update(forgetStrays, latest, kept);
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
                row.getLong(1),
                row.getBytes(2),
                row.getBytes(3),
                row.getString(4),
                row.getInt(5),
                longOrNull(row, 6),
                row.getBoolean(7),
                longOrNull(row, 8),
                row.getBytes(9),
                row.getBoolean(10),
                row.getBoolean(11)));
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

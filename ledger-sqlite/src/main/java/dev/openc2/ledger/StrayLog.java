// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.consumer.LedgerKey;
import dev.openc2.ledger.LedgerLog.Found;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a ledger remembers of what came and was no intelligible message. */
final class StrayLog {

  private static final String COLUMNS =
      """
      SELECT id, received, clock, transfer, channel, sender, request, status, problem, others
      FROM stray
      """;

  private static final String LATEST =
      "SELECT * FROM (" + COLUMNS + "WHERE clock >= ? ORDER BY id DESC LIMIT ?) ORDER BY id";

  private static final String NEW = COLUMNS + "WHERE id > ? ORDER BY id";

  private long last;

  /** What is there now is not new. */
  StrayLog(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT ifnull(max(id), 0) FROM stray")) {
      last = row.next() ? row.getLong(1) : 0;
    }
  }

  /** Those that came last, in the order in which they came. */
  List<Found> latest(Connection connection, int limit, @Nullable Instant since)
      throws SQLException {
    return read(connection, LATEST, since == null ? Long.MIN_VALUE : since.toEpochMilli(), limit);
  }

  /** What has come since this was asked last. */
  List<Found> news(Connection connection) throws SQLException {
    return read(connection, NEW, last);
  }

  private List<Found> read(Connection connection, String sql, long... values) throws SQLException {
    List<Found> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setLong(i + 1, values[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          last = Math.max(last, row.getLong(1));
          found.add(new Found(row.getLong(2), entry(row)));
        }
      }
    }
    return found;
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    String requestId = row.getString(7);
    LedgerKey.Kind kind = requestId == null ? LedgerKey.Kind.MESSAGE : LedgerKey.Kind.REQUEST;
    return new LogEntry(
        Instant.ofEpochMilli(row.getLong(3)),
        new LedgerKey(row.getString(6), kind, requestId == null ? "" : requestId),
        row.getInt(4),
        String.valueOf(row.getString(5)),
        0,
        null,
        null,
        false,
        0,
        0,
        0,
        null,
        null,
        null,
        row.getInt(8),
        null,
        false,
        problem(String.valueOf(row.getString(9)), row.getLong(10)));
  }

  private static String problem(String sentence, long others) {
    return others == 0 ? sentence : sentence + " (and before it " + others + " others)";
  }
}

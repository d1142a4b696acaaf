// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.log;

import dev.openc2.consumer.LedgerKey;
import dev.openc2.consumer.LedgerKey.Kind;
import dev.openc2.daemon.command.JsonLine;
import dev.openc2.ledger.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Entries for programs: one JSON object a line (RFC 8259), with what is known. */
final class LogLines implements LogFormat {

  @Override
  public String head() {
    return "";
  }

  @Override
  public String line(LogEntry entry) {
    JsonLine line = new JsonLine();
    line.text("received", instant(entry.received()));
    key(line, entry.key());
    line.number("transfer", entry.transfer());
    line.text("channel", entry.channel());
    line.number("otherChannels", entry.otherChannels());
    line.text("command", entry.command());
    line.text("target", entry.target());
    line.text("state", entry.stage().name().toLowerCase(Locale.ROOT));
    line.text("begun", instant(entry.begun()));
    line.text("ended", instant(entry.ended()));
    line.number("waitedMs", millis(entry.waited()));
    line.number("ranMs", millis(entry.ran()));
    line.number("outcome", entry.outcome());
    line.number("status", entry.status());
    line.text("sent", instant(entry.sent()));
    line.flag("owed", entry.owed());
    line.flag("noAnswerWanted", entry.silent());
    line.number("copies", entry.copies());
    line.number("retries", entry.retries());
    line.number("conflicts", entry.conflicts());
    return line.end();
  }

  private static void key(JsonLine line, @Nullable LedgerKey key) {
    if (key != null) {
      line.text("from", key.from());
      line.text("requestId", key.kind() == Kind.REQUEST ? key.id() : null);
      line.text("commandId", key.kind() == Kind.COMMAND ? key.id() : null);
    }
  }

  private static @Nullable String instant(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static @Nullable Long millis(@Nullable Duration span) {
    return span == null ? null : span.toMillis();
  }
}

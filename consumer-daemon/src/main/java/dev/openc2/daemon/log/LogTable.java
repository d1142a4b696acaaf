// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.log;

import dev.openc2.consumer.LedgerKey;
import dev.openc2.ledger.LogEntry;
import dev.openc2.value.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Entries for people: columns of fixed width, so that it can be followed, and remarks behind. */
final class LogTable implements LogFormat {

  private static final int FROM = 12;
  private static final int ID = 12;
  private static final int COMMAND = 30;
  private static final int CHANNEL = 64;
  private static final int PROBLEM = 240;

  private static final String ROW =
      "%-25s %-" + FROM + "s %-" + ID + "s %-" + COMMAND + "s %-9s %6s %7s %7s  %s";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private final ZoneId zone;

  LogTable(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public String head() {
    return ROW.formatted(
        "RECEIVED",
        "FROM",
        "ID",
        "COMMAND",
        "STATE",
        "STATUS",
        "WAITED",
        "RAN",
        "CHANNEL AND REMARKS");
  }

  @Override
  public String line(LogEntry entry) {
    return ROW.formatted(
            time(entry.received()),
            from(entry.key()),
            id(entry.key()),
            command(entry),
            entry.stage().name().toLowerCase(Locale.ROOT),
            status(entry),
            span(entry.waited()),
            span(entry.ran()),
            remarks(entry))
        .stripTrailing();
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private static String from(@Nullable LedgerKey key) {
    if (key == null) {
      return "?";
    }
    return key.from() == null ? "-" : fit(key.from(), FROM);
  }

  private static String id(@Nullable LedgerKey key) {
    if (key == null) {
      return "?";
    }
    return switch (key.kind()) {
      case REQUEST, COMMAND -> fit(key.id(), ID);
      case MESSAGE, CONTENT -> "-";
    };
  }

  private static String command(LogEntry entry) {
    String command = entry.command();
    if (command == null) {
      return "-";
    }
    String target = entry.target() == null ? "" : entry.target();
    return fit((command + " " + target).strip(), COMMAND);
  }

  /** The status that was answered, or else in brackets what came of it. */
  private static String status(LogEntry entry) {
    if (entry.status() != null) {
      return String.valueOf(entry.status());
    }
    return entry.outcome() == null ? "-" : "(" + entry.outcome() + ")";
  }

  private static String span(@Nullable Duration span) {
    if (span == null) {
      return "-";
    }
    long millis = span.toMillis();
    return millis < 10_000 ? millis + "ms" : span.toSeconds() + "s";
  }

  private static String remarks(LogEntry entry) {
    List<String> remarks = new ArrayList<>();
    remarks.add(Printable.cut(entry.channel(), CHANNEL));
    count(remarks, entry.otherChannels(), "other channel");
    count(remarks, entry.copies(), "copy");
    count(remarks, entry.retries(), "retry");
    count(remarks, entry.conflicts(), "conflict");
    if (entry.problem() != null) {
      remarks.add(Printable.cut(entry.problem(), PROBLEM));
    } else if (entry.silent()) {
      remarks.add("no answer wanted");
    } else if (entry.owed()) {
      remarks.add("answer not sent");
    }
    return String.join(", ", remarks);
  }

  private static void count(List<String> remarks, long count, String what) {
    if (count == 1) {
      remarks.add("1 " + what);
    } else if (count > 1) {
      remarks.add(count + " " + (what.endsWith("y") ? what.replaceFirst("y$", "ies") : what + "s"));
    }
  }

  /** Cut to the width with the sign of it, without control characters. */
  private static String fit(String text, int width) {
    return text.codePointCount(0, text.length()) <= width
        ? Printable.cut(text, width)
        : Printable.cut(text, width - 1);
  }
}

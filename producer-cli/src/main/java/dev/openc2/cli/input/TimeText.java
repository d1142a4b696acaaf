// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.input;

import dev.openc2.value.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations and points in time as people write them. */
public final class TimeText {

  private static final Pattern PART = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");
  private static final Pattern EPOCH_MILLIS = Pattern.compile("\\d{1,16}");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private TimeText() {}

  /**
   * A duration such as {@code 500ms}, {@code 10s}, {@code 1h30m} or {@code 2d}; throws {@link
   * UsageException} otherwise.
   */
  public static Duration duration(String text) {
    Matcher part = PART.matcher(text);
    long millis = 0;
    int end = 0;
    try {
      while (part.find() && part.start() == end) {
        long unit = MILLIS.getOrDefault(part.group(2), 1L);
        millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(part.group(1)), unit));
        end = part.end();
      }
    } catch (ArithmeticException e) {
      throw notADuration(text);
    }
    if (end == 0 || end != text.length()) {
      throw notADuration(text);
    }
    return Duration.ofMillis(millis);
  }

  private static UsageException notADuration(String text) {
    return new UsageException(
        Printable.quote(text) + " is not a duration", "write 500ms, 10s, 5m, 1h30m or 2d");
  }

  /**
   * A point in time: {@code 2026-11-21T10:00:00Z}, {@code +10m} from now, or milliseconds since
   * 1970; throws {@link UsageException} otherwise.
   */
  public static Instant instant(String text, Instant now) {
    if (text.startsWith("+")) {
      return now.truncatedTo(ChronoUnit.MILLIS).plus(duration(text.substring(1)));
    }
    if (EPOCH_MILLIS.matcher(text).matches()) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new UsageException(
          Printable.quote(text) + " is not a point in time",
          "write 2026-11-21T10:00:00Z, +10m from now, or milliseconds since 1970");
    }
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.input;

import dev.openc2.value.DurationText;
import dev.openc2.value.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Reads points in time as people write them. */
public final class TimeText {

  private static final Pattern EPOCH_MILLIS = Pattern.compile("\\d{1,16}");

  private TimeText() {}

  /**
   * A point in time: {@code 2026-11-21T10:00:00Z}, {@code +10m} from now, or milliseconds since
   * 1970; throws {@link UsageException} otherwise.
   */
  public static Instant instant(String text, Instant now) {
    if (text.startsWith("+")) {
      return now.truncatedTo(ChronoUnit.MILLIS).plus(delay(text.substring(1)));
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

  private static Duration delay(String text) {
    try {
      return DurationText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}

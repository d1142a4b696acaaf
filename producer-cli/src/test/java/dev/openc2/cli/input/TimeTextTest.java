// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:00:00Z,2026-11-21T10:00:00Z",
    "2026-11-21T11:00:00+01:00,2026-11-21T10:00:00Z",
    "+10m,2026-11-21T10:10:00.123Z",
    "1000,1970-01-01T00:00:01Z",
  })
  void pointsInTimeAreAbsoluteOrFromNow(String text, Instant expected) {
    assertThat(TimeText.instant(text, NOW)).isEqualTo(expected);
  }

  @Test
  void aTimeWithoutAZoneIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> TimeText.instant("2026-11-21T10:00:00", NOW))
        .withMessage("\"2026-11-21T10:00:00\" is not a point in time");
  }

  @Test
  void aDelayIsADuration() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> TimeText.instant("+10", NOW))
        .withMessage("\"10\" is not a duration such as 500ms, 10s, 5m, 1h30m or 2d");
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "500ms,500",
    "10s,10000",
    "5m,300000",
    "1h30m,5400000",
    "2d,172800000",
    "0s,0",
    "007s,7000",
    "1d2h3m4s5ms,93784005",
    "90m,5400000",
    "9007199254740991ms,9007199254740991",
  })
  void durationsHaveUnits(String text, long millis) {
    assertThat(DurationText.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "10", "s", "1x", "1s ", " 1s", "-1s", "+1s", "1.5s", "1s!2s", "1S", "1sm", "1m1h",
        "1s1s", "1h30", "１s", "1 s", "PT1S"
      })
  void whatHasNoUnitOrWrongOnesIsNoDuration(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationText.parse(text))
        .withMessage(
            "\"%s\" is not a duration such as 500ms, 10s, 5m, 1h30m or 2d".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740992ms",
        "99999999999999d",
        "9007199254740s992ms",
        "99999999999999999999ms"
      })
  void whatTheLanguageCannotSayIsTooLong(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationText.parse(text))
        .withMessage("\"%s\" is too long a duration".formatted(text));
  }
}

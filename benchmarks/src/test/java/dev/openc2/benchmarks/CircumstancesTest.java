// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CircumstancesTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T07:08:09Z");

  @Test
  void theyTellTheMachineAndTheVersionsAndHowLongItTook() throws Exception {
    String text = new Circumstances(BEGIN, 0.25, true).text(BEGIN.plusSeconds(90));

    assertThat(text)
        .startsWith(
            "Measured on 2026-03-01 07:08 UTC in 90 s, roughly (`--quick`),"
                + " at a load of 0.25 to begin with: ")
        .contains(" × ", "JDK " + Runtime.version())
        .containsPattern("Jackson 2\\.\\d+\\.\\d+, Paho 1\\.\\d+\\.\\d+, HiveMQ 20\\d+\\.\\d+, ")
        .contains("mosquitto");
  }
}

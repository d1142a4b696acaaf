// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PairingTest {

  @Test
  void eachWayIsAnsweredOnEachBroker() throws Exception {
    List<String> answered = new ArrayList<>();

    Pairing.onEachBroker(
        List.of(Way.values()),
        (broker, pairings) -> {
          for (Pairing pairing : pairings) {
            pairing.asker().ask().toCompletableFuture().get(60, TimeUnit.SECONDS);
            answered.add(broker.name() + " " + pairing.way());
          }
        });

    assertThat(answered)
        .contains("fabric RAW", "fabric MEMORY", "fabric JOURNAL", "fabric SYNCED")
        .hasSizeGreaterThanOrEqualTo(Way.values().length);
  }
}

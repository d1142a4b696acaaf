// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceivedIdsTest {

  private final ReceivedIds ids = new ReceivedIds();

  // MQTT 5.0 §4.3.3
  @Test
  void publishIsARepetitionFromItsAcknowledgementToItsRelease() {
    ReceivedIds.Arrival arrival = ids.arrived(7);
    assertThat(ids.contains(7)).isFalse();

    ids.add(arrival);
    assertThat(ids.contains(7)).isTrue();

    ids.release(7);
    assertThat(ids.contains(7)).isFalse();
  }

  @Test
  void acknowledgementFromALostSessionIsIgnored() {
    ReceivedIds.Arrival old = ids.arrived(7);
    ids.clear();

    ids.add(old);

    assertThat(ids.contains(7)).isFalse();
  }

  // Delivered again after a reconnect and finished there, before the first delivery is.
  @Test
  void acknowledgementIsIgnoredWhenTheIdentifierWasUsedSince() {
    ReceivedIds.Arrival first = ids.arrived(7);
    ids.add(ids.arrived(7));
    ids.release(7);

    ids.add(first);

    assertThat(ids.contains(7)).isFalse();
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketIdsTest {

  // The session may be that of an earlier process, which had begun to count too.
  @Test
  void firstIdentifierIsLeftToChance() {
    assertThat(new PacketIds(new Random(1)).take())
        .isNotEqualTo(new PacketIds(new Random(2)).take());
  }

  @Test
  void everyIdentifierIsTakenOnceWhereverItBegins() {
    PacketIds ids = new PacketIds(new Random(1));
    BitSet taken = new BitSet();
    for (int i = 0; i < 65_535; i++) {
      taken.set(ids.take());
    }

    assertThat(taken.cardinality()).isEqualTo(65_535);
    assertThat(taken.nextSetBit(0)).isEqualTo(1);
    assertThat(taken.length()).isEqualTo(65_536);
    assertThat(ids.exhausted()).isTrue();
  }
}

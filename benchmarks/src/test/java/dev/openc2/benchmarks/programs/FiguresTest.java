// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FiguresTest {

  private static List<Reading> readings(long... residents) {
    return LongStream.of(residents).mapToObj(value -> new Reading(value, 1, 2, 3)).toList();
  }

  @Test
  void theTimesOfTheShellAreReadAsMilliseconds() throws Exception {
    assertThat(Timed.parse("0.500 0.250 0.125")).isEqualTo(new Timed(500, 375));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.5", "0.5 0.1", "bash: no such program"})
  void whatTheShellSaysInsteadOfTimesIsAnError(String said) {
    assertThatThrownBy(() -> Timed.parse(said)).isInstanceOf(IOException.class);
  }

  @Test
  void growthComparesTheLastQuarterWithTheFirst() {
    Growth growth = Growth.of(readings(10, 30, 90, 20, 20, 20, 40, 60), Reading::residentKilobytes);

    assertThat(growth).isEqualTo(new Growth(20, 50, 90));
    assertThat(growth.ratio()).isEqualTo(2.5);
    assertThatThrownBy(() -> Growth.of(readings(1, 2, 3), Reading::threads))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theStatusOfAProcessIsRead() throws Exception {
    String status = "Name:\tjava\nVmRSS:\t   67012 kB\nThreads:\t19\n";

    assertThat(Reading.number(status, "VmRSS")).isEqualTo(67_012);
    assertThat(Reading.number(status, "Threads")).isEqualTo(19);
    assertThatThrownBy(() -> Reading.number(status, "VmSwap")).isInstanceOf(IOException.class);
  }

  // As JDK 17 and JDK 25 write it with the serial collector.
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
         def new generation   total 2496K, used 88K [0x00000000f8000000, 0x00000000f82b0000)
          eden space 2240K,   3% used [0x00000000f8000000, 0x00000000f8016050)
         tenured generation   total 5504K, used 4332K [0x00000000faab0000, 0x00000000fb010000)
         Metaspace       used 13205K, committed 13504K, reserved 32768K
        """,
        """
         DefNew     total 2496K, used 88K [0x00000000f8000000, 0x00000000f82b0000)
         Tenured    total 5504K, used 4332K [0x00000000faab0000, 0x00000000fb010000)
         Metaspace  used 13205K, committed 13504K, reserved 32768K
        """
      })
  void theLiveHeapIsTheSumOfItsGenerations(String info) throws Exception {
    assertThat(LiveHeap.sum(info)).isEqualTo(4420);
  }

  @Test
  void aHeapOfWhichNothingIsToldIsAnError() {
    assertThatThrownBy(() -> LiveHeap.sum("no such process")).isInstanceOf(IOException.class);
  }
}

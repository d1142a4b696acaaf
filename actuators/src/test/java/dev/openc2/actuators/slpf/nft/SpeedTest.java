// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.time.ManualScheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a denial costs beside a bare run of the program, and whether that grows with the number of
 * rules: prints figures, and asserts only that it was all done. {@code -Dopenc2.nets=10000} for the
 * full number.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SpeedTest {

  private static final int NETS = Integer.getInteger("openc2.nets", 400);
  private static final int SAMPLE = 100;

  private final Path state;

  SpeedTest(@TempDir Path state) {
    this.state = state;
  }

  @BeforeEach
  void needsNamespaces() {
    NetNamespace.assumePossible();
  }

  private static String net(int i) {
    return "10." + (i >> 8) + "." + (i & 0xFF) + ".0/24";
  }

  @Test
  void aDenialCostsTheSameHoweverManyThereAre() throws Exception {
    try (NetNamespace namespace = NetNamespace.open();
        NftDevice device = new NftDevice(namespace, state, new ManualScheduler())) {
      long[] bare = bare(namespace);
      long[] denied = new long[NETS];
      long begin = System.nanoTime();
      for (int i = 0; i < NETS; i++) {
        long start = System.nanoTime();
        device.deny("'ipv4_net':'" + net(i) + "'");
        denied[i] = System.nanoTime() - start;
      }
      double seconds = (System.nanoTime() - begin) / 1e9;

      long first = median(Arrays.copyOf(denied, SAMPLE));
      long last = median(Arrays.copyOfRange(denied, NETS - SAMPLE, NETS));
      System.out.printf(
          "bare nft %.1f ms; a denial %.1f ms (%.2f times), among the last of %d %.1f ms (%.2f"
              + " times); %.0f a second%n",
          ms(median(bare)),
          ms(first),
          (double) first / median(bare),
          NETS,
          ms(last),
          (double) last / first,
          NETS / seconds);
      assertThat(namespace.exec("nft", "list", "table", "inet", "openc2"))
          .contains("comment \"" + NETS + " ");
    }
  }

  /** The same rule by the program alone, into a table of nobody. */
  private static long[] bare(NetNamespace namespace) {
    namespace.nft("add table inet bare\nadd set inet bare s { type ipv4_addr ; counter ; }\n");
    NftProgram nft =
        new NftProgram(Path.of("/usr/sbin/nft"), namespace.name(), Duration.ofSeconds(10));
    long[] times = new long[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      String script = "add element inet bare s { 11.0.0." + i + " comment \"" + i + "\" }\n";
      long start = System.nanoTime();
      assertThat(nft.run(script, "-f", "-").isOk()).isTrue();
      times[i] = System.nanoTime() - start;
    }
    return times;
  }

  private static long median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double ms(long nanos) {
    return nanos / 1e6;
  }
}

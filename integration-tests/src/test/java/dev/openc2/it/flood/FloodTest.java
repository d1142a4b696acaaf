// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.flood;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.it.flood.Flood.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes and how much of it, a device of little memory lives, answers and forgets. */
@Timeout(3600)
class FloodTest {

  private static final boolean FULL = "full".equals(System.getProperty("torture.size"));
  private static final int MESSAGES =
      Integer.getInteger("openc2.flood.messages", FULL ? 1_000_000 : 20_000);
  private static final int LARGE = Math.max(400, MESSAGES / 500);
  private static final long SEED = Long.getLong("openc2.flood.seed", 4);

  /** By so much the second half of a flood may be above the first: an eighth of the heap. */
  private static final long HEAP_MARGIN = 8 * 1024;

  /** Resident memory follows the collector's moods, so it gets a quarter of the heap. */
  private static final long RESIDENT_MARGIN = 16 * 1024;

  /** In a few seconds the collector may not have touched all of its heap in the first half. */
  private static final long RESIDENT_MARGIN_OF_SHORT = 64 * 1024;

  private static final int SHORT = 100_000;

  private static final long STATE_LIMIT = 64 * 1024;

  /** A line for each Command that was run; none for what is junk. */
  private static final long OUTPUT_LIMIT = 32 * 1024;

  private static final long FEATURES_MILLIS = 10_000;

  private final Path directory;

  FloodTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void copiesWithoutEndLeaveTheDeviceAliveFlatAndAnswering() throws Exception {
    assertSurvives("copies", MESSAGES, 20, Junk::copy);
  }

  @Test
  void junkWithoutEndLeavesTheDeviceAliveFlatAndAnswering() throws Exception {
    assertSurvives("junk", MESSAGES, 20, new Junk(SEED)::message);
  }

  // Each is almost as large as the device takes them, and the broker may have 64 under way.
  @Test
  void largestMessagesInARowLeaveTheDeviceAliveFlatAndAnswering() throws Exception {
    assertSurvives("large", LARGE, 4, Junk::large);
  }

  @Test
  void largestMessagesAtQos0LeaveTheDeviceAliveFlatAndAnswering() throws Exception {
    assertSurvives("large at QoS 0", LARGE, 4, number -> Junk.large(number).atMostOnce());
  }

  private void assertSurvives(
      String name, int count, int wanted, IntFunction<FloodMessage> messages) throws Exception {
    Assumptions.assumeTrue(FloodedDevice.canBeMeasured(), "skipped: there is no /proc or no jcmd");
    try (FloodBroker broker = new FloodBroker();
        FloodedDevice device = FloodedDevice.start(directory, broker.uri())) {
      broker.awaitDevice();
      Flood flood = new Flood(broker, device);
      try {
        List<Sample> samples = flood.run(count, wanted, messages);

        System.out.println(flood.report(name));
        assertThat(device.isAlive()).isTrue();
        assertThat(broker.connections()).as("connections of the device").isEqualTo(1);
        assertFlat("live heap", samples, Sample::liveKilobytes, HEAP_MARGIN);
        assertFlat(
            "resident",
            samples,
            Sample::residentKilobytes,
            MESSAGES <= SHORT ? RESIDENT_MARGIN_OF_SHORT : RESIDENT_MARGIN);
        assertThat(samples)
            .allSatisfy(sample -> assertThat(sample.stateKilobytes()).isLessThan(STATE_LIMIT))
            .allSatisfy(sample -> assertThat(sample.featuresMillis()).isLessThan(FEATURES_MILLIS));
        assertThat(flood.featuresMillis()).as("query features afterwards").isLessThan(1000);
        assertThat(device.outputKilobytes()).as("kB of log").isLessThan(OUTPUT_LIMIT);
      } catch (Exception | AssertionError e) {
        e.addSuppressed(new AssertionError(device.lastWords()));
        throw e;
      }
    }
  }

  private static void assertFlat(
      String what, List<Sample> samples, ToLongFunction<Sample> value, long margin) {
    long first = most(Flood.firstHalf(samples), value);
    long last = most(Flood.lastHalf(samples), value);
    assertThat(last - first).as("kB that %s grew by", what).isLessThan(margin);
  }

  private static long most(List<Sample> samples, ToLongFunction<Sample> value) {
    return samples.stream().mapToLong(value).max().orElseThrow();
  }
}

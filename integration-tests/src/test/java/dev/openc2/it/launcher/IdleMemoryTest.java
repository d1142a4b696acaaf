// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The memory of a device that waits for commands, with the flags that are shipped. */
@Timeout(120)
final class IdleMemoryTest {

  private static final long LIMIT_KILOBYTES = 100_000;

  @Test
  void anIdleDeviceStaysUnderHundredMegabytes() throws Exception {
    Assumptions.assumeTrue(
        Files.isReadable(Path.of("/proc/self/status")), "skipped: there is no /proc here");
    Path script = Scripts.distribution().resolve("bin").resolve("oc2d");
    try (TestBroker broker = TestBrokers.embedded()) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  script.toString(),
                  "--broker",
                  broker.uri().toString(),
                  "--id",
                  "idle",
                  "--actuator",
                  "slpf=memory")
              .redirectErrorStream(true);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().remove("OC2_JAVA_OPTS");
      Process oc2d = builder.start();
      try (BufferedReader output = oc2d.inputReader()) {
        assertThat(output.lines().anyMatch(line -> line.endsWith(" ready"))).isTrue();

        assertThat(residentKilobytes(oc2d.pid())).isBetween(1L, LIMIT_KILOBYTES);
      } finally {
        oc2d.destroyForcibly();
      }
    }
  }

  private static long residentKilobytes(long pid) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks;

import static java.util.Objects.requireNonNull;

import dev.openc2.benchmarks.process.Broker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When and with what something was measured, taken down as it begins.
 *
 * @param begin when it began
 * @param load of the machine then: how many threads wanted a processor, in the mean of a minute
 * @param isQuick true for rough figures
 */
record Circumstances(Instant begin, double load, boolean isQuick) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");

  static Circumstances at(Instant begin, boolean isQuick) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Circumstances(begin, load, isQuick);
  }

  /** A sentence of it. */
  String text(Instant end) throws IOException {
    return "Measured on %s UTC in %d s%s, at a load of %s to begin with: %s."
        .formatted(
            LocalDateTime.ofInstant(begin, ZoneOffset.UTC).format(MINUTES),
            end.getEpochSecond() - begin.getEpochSecond(),
            isQuick ? ", roughly (`--quick`)" : "",
            String.format(Locale.ROOT, "%.2f", load),
            String.join(", ", parts()));
  }

  private static List<String> parts() throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return List.of(
        system.getAvailableProcessors() + " × " + processor(system),
        system.getName() + " " + system.getVersion(),
        "JDK " + Runtime.version(),
        "Jackson " + version("jackson-core"),
        "Paho " + version("org.eclipse.paho.mqttv5.client"),
        "HiveMQ " + version("hivemq-community-edition-embedded"),
        Broker.mosquittoVersion());
  }

  private static String processor(OperatingSystemMXBean system) throws IOException {
    if (Files.isReadable(PROCESSORS)) {
      Matcher model = MODEL.matcher(Files.readString(PROCESSORS, StandardCharsets.UTF_8));
      if (model.find()) {
        return model.group(1);
      }
    }
    return system.getArch();
  }

  /** As the name of the library's jar has it. */
  private static String version(String library) {
    Pattern jar = Pattern.compile(Pattern.quote(library) + "-([0-9][0-9A-Za-z.]*)\\.jar");
    Matcher version = jar.matcher(System.getProperty("java.class.path"));
    return version.find() ? requireNonNull(version.group(1)) : "of unknown version";
  }
}

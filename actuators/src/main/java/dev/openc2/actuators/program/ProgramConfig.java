// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the means {@code program}.
 *
 * @param commands what is run for each pair; at least one
 * @param directory where the programs run; absent means {@code /}
 * @param timeout how long one run may take, at least 100 ms; absent means 10 s. Then the program
 *     and those that it has begun are ended
 * @param maxOutput how many octets of what a program writes are looked at, the rest is dropped; 0
 *     to 1 MiB; absent means 16 KiB
 * @param tellOutput whether the last line that a program wrote is told to who sent the Command;
 *     absent means that it is not
 * @param specifiers what the specifiers of a Command may say to mean this actuator, by their names;
 *     absent means that none mean it
 */
public record ProgramConfig(
    List<ProgramCommand> commands,
    @Nullable Path directory,
    @Nullable Duration timeout,
    @Nullable Integer maxOutput,
    @Nullable Boolean tellOutput,
    @Nullable Map<String, String> specifiers) {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  private static final int DEFAULT_OUTPUT = 16 << 10;
  private static final int OUTPUT_LIMIT = 1 << 20;

  /** Checks each value; throws {@link IllegalArgumentException} naming the key. */
  public ProgramConfig {
    commands = List.copyOf(commands);
    specifiers = specifiers == null ? null : Map.copyOf(specifiers);
    if (commands.isEmpty()) {
      throw new IllegalArgumentException("commands: there is none");
    }
    Set<String> pairs = new HashSet<>();
    for (ProgramCommand command : commands) {
      if (!pairs.add(command.pair())) {
        throw new IllegalArgumentException("commands: " + command.pair() + " is there twice");
      }
    }
    if (timeout != null && timeout.compareTo(MIN_TIMEOUT) < 0) {
      throw new IllegalArgumentException("timeout: it is shorter than 100ms");
    }
    if (maxOutput != null && (maxOutput < 0 || maxOutput > OUTPUT_LIMIT)) {
      throw new IllegalArgumentException(
          "maxOutput: " + maxOutput + " is not between 0 and " + OUTPUT_LIMIT);
    }
  }

  /** A configuration with these pairs, and all else as it is by default. */
  public static ProgramConfig of(ProgramCommand... commands) {
    return new ProgramConfig(List.of(commands), null, null, null, null, null);
  }

  Path effectiveDirectory() {
    return directory == null ? Path.of("/") : directory;
  }

  Duration effectiveTimeout() {
    return timeout == null ? DEFAULT_TIMEOUT : timeout;
  }

  int effectiveMaxOutput() {
    return maxOutput == null ? DEFAULT_OUTPUT : maxOutput;
  }

  boolean tellsOutput() {
    return Boolean.TRUE.equals(tellOutput);
  }
}

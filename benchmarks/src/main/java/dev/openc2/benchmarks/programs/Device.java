// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import dev.openc2.benchmarks.process.Child;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An {@code oc2d} that filters packets in memory and keeps a ledger on disk.
 *
 * @param child its process
 * @param state its state directory
 */
record Device(Child child, Path state) implements AutoCloseable {

  static final String ID = "fw1";
  static final String READY = " ready";

  /**
   * Starts one with the flags that are shipped.
   *
   * @param consumer what its configuration says of how much it takes on
   */
  static Device start(Installation installation, URI broker, Path folder, String consumer)
      throws IOException {
    Path state = folder.resolve("state");
    Path file =
        Files.writeString(
            folder.resolve("oc2d.yaml"),
            """
            device: %s
            stateDirectory: %s
            logLevel: info
            transfers:
              - uri: %s
            actuators:
              - {profile: slpf, means: memory, config: {maxRules: 10000}}
            consumer: {%s}
            """
                .formatted(ID, state, broker, consumer));
    List<String> command = List.of(installation.program("oc2d"), "--config", file.toString());
    return new Device(Child.program(command, installation.variables(true), READY), state);
  }

  Reading reading() throws IOException {
    return Reading.of(child.pid(), state);
  }

  @Override
  public void close() {
    child.kill();
  }
}

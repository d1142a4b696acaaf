// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.crash;

import dev.openc2.daemon.Oc2d;
import dev.openc2.testkit.process.JavaProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** An {@code oc2d} that is started again each time it has died. Closing it kills it for good. */
final class Device implements AutoCloseable {

  static final String ID = "fw1";

  private final Path config;
  private final Witness witness;
  private JavaProgram program;

  private Device(Path config, Witness witness, JavaProgram program) {
    this.config = config;
    this.witness = witness;
    this.program = program;
  }

  /**
   * Starts one that listens.
   *
   * @param knows whether its actuator can tell after a crash what took effect
   */
  static Device start(Path directory, URI broker, boolean knows) throws Exception {
    Witness witness = new Witness(directory.resolve("witness"));
    Path config =
        Files.writeString(
            directory.resolve("oc2d.yaml"),
            """
            device: %s
            stateDirectory: state
            transfers: [{uri: '%s'}]
            actuators: [{profile: x-witness, means: file, config: {file: witness, knows: %s}}]
            """
                .formatted(ID, broker, knows));
    Device device = new Device(config, witness, run(config));
    device.program.awaitLine(" ready");
    return device;
  }

  private static JavaProgram run(Path config) throws IOException {
    return JavaProgram.start(Oc2d.class.getName(), "--config", config.toString());
  }

  Witness witness() {
    return witness;
  }

  /** Waits until it has died by itself, and starts it again. */
  void restartAfterDeath() throws Exception {
    program.awaitExit();
    restart();
  }

  /** Kills it and starts it again. */
  void killAndRestart() throws Exception {
    program.kill();
    restart();
  }

  private void restart() throws Exception {
    program = run(config);
    program.awaitLine(" ready");
  }

  @Override
  public void close() {
    program.close();
  }
}

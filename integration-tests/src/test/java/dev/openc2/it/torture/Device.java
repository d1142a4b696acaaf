// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.it.torture.Fate.Death;
import dev.openc2.testkit.process.JavaProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An {@code oc2d} that is started again each time it has died. Closing it kills it for good. */
final class Device implements AutoCloseable {

  static final String ID = "fw1";

  private final Path directory;
  private JavaProgram program;

  private Device(Path directory, JavaProgram program) {
    this.directory = directory;
    this.program = program;
  }

  /**
   * Starts one that listens.
   *
   * @param knows whether its actuator can tell after a crash what took effect
   */
  static Device start(Path directory, URI broker, boolean knows) throws Exception {
    Files.writeString(
        directory.resolve("oc2d.yaml"),
        """
        device: %s
        stateDirectory: state
        consumer: {responseTimeout: 10m, maxCommandAge: 30m}
        transfers: [{uri: '%s'}]
        actuators: [{profile: x-witness, means: file, config: {file: witness, knows: %s}}]
        """
            .formatted(ID, broker, knows));
    Device device = new Device(directory, run(directory));
    device.program.awaitLine(" ready");
    return device;
  }

  private static JavaProgram run(Path directory) throws IOException {
    return JavaProgram.start(MortalOc2d.class.getName(), directory.resolve("oc2d.yaml").toString());
  }

  Witness witness() {
    return new Witness(directory.resolve("witness"));
  }

  Fate fate() {
    return new Fate(directory);
  }

  /** Puts its clock wrong. */
  void shiftClock(Duration by) {
    new ShiftedClock(directory.resolve("clock")).shift(by);
  }

  /** Waits until it has died as it was decreed. */
  void awaitDeath(Step step, Death death) throws InterruptedException {
    if (death == Death.FREEZE) {
      program.awaitLine(Fate.frozenAt(step));
      program.kill();
    } else {
      program.awaitExit();
    }
  }

  /** True if it has come to the step and is dead or frozen there. */
  boolean hasMet(Step step, Death death) {
    return death == Death.FREEZE
        ? program.lines().contains(Fate.frozenAt(step))
        : !program.isAlive();
  }

  /** Kills it, whatever it is at. */
  void kill() throws InterruptedException {
    program.kill();
  }

  /** Ends it as an operator would. */
  void stop() throws InterruptedException {
    program.terminate();
    program.awaitExit();
  }

  /** Starts it again, and waits until it listens. */
  void start() throws Exception {
    program = run(directory);
    program.awaitLine(" ready");
  }

  @Override
  public void close() {
    program.close();
  }
}

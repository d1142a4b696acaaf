// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import dev.openc2.daemon.config.ActuatorSettings;
import dev.openc2.daemon.config.ConfigurationException;
import dev.openc2.daemon.log.LogCommand;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the daemon keeps what survives a restart: for its own account alone. */
final class StateDirectory {

  private final Path root;

  private StateDirectory(Path root) {
    this.root = root;
  }

  /**
   * Opens the directory, which is made if it is not there.
   *
   * @throws ConfigurationException if it cannot be made or written
   */
  static StateDirectory open(Path root) throws ConfigurationException {
    make(root);
    if (!Files.isWritable(root)) {
      throw new ConfigurationException("stateDirectory", root + " cannot be written");
    }
    return new StateDirectory(root);
  }

  /** The whole. */
  Path root() {
    return root;
  }

  /** What is remembered of Commands. */
  Path ledger() {
    return root.resolve(LogCommand.LEDGER);
  }

  /**
   * The part of one actuator, which is made if it is not there.
   *
   * @param index its place among the actuators: two of the same kind keep apart
   */
  Path ofActuator(int index, ActuatorSettings<?> settings) throws ConfigurationException {
    return make(settings.directory(root, index));
  }

  private static Path make(Path directory) throws ConfigurationException {
    try {
      return Files.createDirectories(directory, ownerOnly());
    } catch (IOException e) {
      throw new ConfigurationException("stateDirectory", directory + " cannot be made");
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}

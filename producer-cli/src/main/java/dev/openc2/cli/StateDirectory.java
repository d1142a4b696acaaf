// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.input.DocumentReader;
import dev.openc2.cli.input.UsageException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Where {@code oc2} keeps what survives it: made when needed, for its owner alone. */
final class StateDirectory {

  private final Environment environment;

  StateDirectory(Environment environment) {
    this.environment = environment;
  }

  /**
   * The directory, which exists then. Null, which means that nothing is kept, if none is named and
   * the usual one cannot be made; throws {@link UsageException} if the named one cannot.
   */
  @Nullable Path prepare(@Nullable Path named) {
    Path directory = named == null ? usual() : named;
    try {
      return Files.createDirectories(directory, ownerOnly());
    } catch (IOException e) {
      if (named == null) {
        return null;
      }
      throw new UsageException(directory + ": cannot be made: " + DocumentReader.reason(e));
    }
  }

  private Path usual() {
    String state = environment.variable("XDG_STATE_HOME");
    // The XDG Base Directory Specification tells to ignore a relative path.
    Path base =
        state != null && Path.of(state).isAbsolute()
            ? Path.of(state)
            : Path.of(environment.property("user.home", "."), ".local", "state");
    return base.resolve("openc2");
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
  }
}

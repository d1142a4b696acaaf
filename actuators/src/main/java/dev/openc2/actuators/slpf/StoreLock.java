// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second program off a store of rules and off the device that it speaks of; ends with the
 * program at the latest. The file is not the store's own, which is replaced now and then.
 */
final class StoreLock implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(StoreLock.class);
  private static final String FILE = "rules.lock";

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a directory, which is made if it is not there.
   *
   * @throws PacketFilterException if another program has it, or it cannot be taken
   */
  static StoreLock take(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(channel)) {
        channel.close();
        throw new PacketFilterException(
            "the store of rules in " + directory + " is in use by another program");
      }
      return new StoreLock(channel);
    } catch (IOException e) {
      throw new PacketFilterException("cannot use the store of rules in " + directory, e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("a lock was not released well");
    }
  }
}

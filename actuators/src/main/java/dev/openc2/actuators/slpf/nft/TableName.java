// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.value.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Which table of the kernel is ours. It is noted beside the store of rules, which means nothing
 * without it.
 *
 * @param table its name, of the family {@code inet}
 * @param netns the network namespace where it is, as {@code ip netns} names it; null for the one
 *     where we are
 */
record TableName(String table, @Nullable String netns) {

  private static final String FILE = "table";
  private static final int MAX_SHOWN = 400;

  @Override
  public String toString() {
    return "inet " + table + (netns == null ? "" : " in the namespace " + netns);
  }

  /** Notes it in the directory of a store. */
  void write(Path directory) {
    try {
      Path fresh = Files.writeString(directory.resolve(FILE + ".new"), this + "\n");
      Files.move(
          fresh,
          directory.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PacketFilterException("cannot note the name of the table in " + directory, e);
    }
  }

  /**
   * Refuses a store that speaks of another table.
   *
   * @throws PacketFilterException with one sentence
   */
  void checkIsThatOf(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      String noted = Files.readString(file).strip();
      if (!noted.equals(toString())) {
        throw new PacketFilterException(
            "the rules in %s are of table %s, and not of %s: give the configuration of that"
                .formatted(directory, Printable.cut(noted, MAX_SHOWN), this));
      }
    } catch (NoSuchFileException e) {
      throw new PacketFilterException("no slpf=nftables has kept rules in " + directory, e);
    } catch (IOException e) {
      throw new PacketFilterException("cannot read " + file + ": " + e, e);
    }
  }
}

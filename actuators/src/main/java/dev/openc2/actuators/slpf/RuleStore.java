// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the rules of a device across the end of the program. It is written before the
 * device is changed: what it says is to be in force, and a start of the program makes it so. One
 * thread at a time.
 */
public interface RuleStore extends AutoCloseable {

  /**
   * A store in a file of a directory, which no other program can open until it is closed.
   *
   * @throws PacketFilterException if the file cannot be read, is damaged, or is in use
   */
  static RuleStore in(Path directory) {
    return JournalStore.open(directory);
  }

  /**
   * The rules that such a store holds now, in no order, also while a program uses it.
   *
   * @throws PacketFilterException if the file is not there, cannot be read, or is damaged
   */
  static Collection<StoredRule> read(Path directory) {
    return JournalStore.read(directory);
  }

  /** A store that keeps nothing. */
  static RuleStore none() {
    return new NoStore();
  }

  /** True if it outlives the program. */
  boolean isDurable();

  /** The rules, in no order. */
  Collection<StoredRule> rules();

  /** The deletions that wait for their time, in no order. */
  Collection<RuleDeletion> deletions();

  /** The lowest number that no rule ever had. */
  long nextNumber();

  /** What became of a Command that took effect; empty if none of that name is known. */
  Optional<StoreEntry.Done> outcome(CommandKey command);

  /**
   * Writes several entries, all of them or none; they are safe when this returns.
   *
   * @throws PacketFilterException if that fails; the store is what it was before
   */
  void write(List<StoreEntry> entries);

  /**
   * Takes back what was written, by the entries that say the contrary. If they cannot be written
   * now, they are with the next ones.
   */
  void undo(List<StoreEntry> entries);

  /** Closes the file. */
  @Override
  void close();
}

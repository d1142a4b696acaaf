// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps nothing. */
final class NoStore implements RuleStore {

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public Collection<StoredRule> rules() {
    return List.of();
  }

  @Override
  public Collection<RuleDeletion> deletions() {
    return List.of();
  }

  @Override
  public long nextNumber() {
    return 1;
  }

  @Override
  public Optional<StoreEntry.Done> outcome(CommandKey command) {
    return Optional.empty();
  }

  @Override
  public void write(List<StoreEntry> entries) {}

  @Override
  public void undo(List<StoreEntry> entries) {}

  @Override
  public void close() {}
}

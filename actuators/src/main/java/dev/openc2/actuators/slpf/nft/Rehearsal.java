// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.Drift;
import dev.openc2.actuators.slpf.FilterFeatures;
import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.PacketFilter;
import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.RuleChange;
import dev.openc2.actuators.slpf.RuleNumber;
import dev.openc2.actuators.slpf.Traffic;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A filter for a dry run: it reads and tells, and cannot change anything. */
final class Rehearsal implements PacketFilter {

  private final NftablesFilter filter;

  /**
   * A rehearsal on a filter that nobody has begun with.
   *
   * @param meant the rules that the store has, whether the kernel has them or not
   * @throws PacketFilterException if the table cannot be read
   */
  Rehearsal(NftablesFilter filter, Collection<FilterRule> meant) {
    this.filter = filter;
    filter.observe(meant);
  }

  @Override
  public FilterFeatures features() {
    return filter.features();
  }

  @Override
  public boolean isBlank() {
    return filter.isBlank();
  }

  @Override
  public Drift restore(Collection<FilterRule> rules) {
    throw refused();
  }

  @Override
  public void change(RuleChange change) {
    throw refused();
  }

  private static PacketFilterException refused() {
    return new PacketFilterException("it is a dry run");
  }

  @Override
  public List<FilterRule> rules() {
    return filter.rules();
  }

  @Override
  public Map<RuleNumber, Traffic> traffic() {
    return filter.traffic();
  }

  @Override
  public String preview(RuleChange change) {
    return filter.preview(change);
  }

  @Override
  public void close() {
    filter.close();
  }
}

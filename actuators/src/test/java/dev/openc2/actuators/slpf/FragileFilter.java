// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The memory, in which one thing or another can be broken. */
final class FragileFilter implements PacketFilter {

  /** What can be broken. */
  enum Part {
    CHECK,
    CHANGE,
    RESTORE
  }

  private final MemoryPacketFilter kernel;

  /** What is broken now. */
  final Set<Part> broken = EnumSet.noneOf(Part.class);

  FragileFilter(MemoryPacketFilter kernel) {
    this.kernel = kernel;
  }

  private void use(Part part) {
    if (broken.contains(part)) {
      throw new PacketFilterException("the means are broken");
    }
  }

  @Override
  public FilterFeatures features() {
    return kernel.features();
  }

  @Override
  public boolean isBlank() {
    return kernel.isBlank();
  }

  @Override
  public Drift restore(Collection<FilterRule> rules) {
    use(Part.RESTORE);
    return kernel.restore(rules);
  }

  @Override
  public void check(RuleChange change) {
    use(Part.CHECK);
  }

  @Override
  public void change(RuleChange change) {
    use(Part.CHANGE);
    kernel.change(change);
  }

  @Override
  public List<FilterRule> rules() {
    return kernel.rules();
  }

  @Override
  public Map<RuleNumber, Traffic> traffic() {
    return kernel.traffic();
  }

  @Override
  public String preview(RuleChange change) {
    return kernel.preview(change);
  }

  @Override
  public void close() {}
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.value.Nsid;

/** {@code slpf=memory}: the profile on a simulated device, for trials and tests. */
public final class SlpfMemoryFactory implements ActuatorFactory<SlpfMemoryConfig> {

  /** Made by the service loader. */
  public SlpfMemoryFactory() {}

  @Override
  public Nsid nsid() {
    return SlpfProfile.NSID;
  }

  @Override
  public String means() {
    return "memory";
  }

  @Override
  public Class<SlpfMemoryConfig> configType() {
    return SlpfMemoryConfig.class;
  }

  @Override
  public SlpfMemoryConfig defaultConfig() {
    return new SlpfMemoryConfig(null, null, null, null, null);
  }

  @Override
  public Actuator create(SlpfMemoryConfig config, ActuatorContext context) {
    return new SlpfActuator(
        new MemoryPacketFilter(),
        RuleStore.none(),
        SlpfSettings.of(config.specifiers(), config.effectiveMaxRules()),
        context,
        Runnable::run);
  }
}

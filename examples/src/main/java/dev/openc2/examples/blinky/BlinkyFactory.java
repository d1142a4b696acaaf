// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.blinky;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.value.Nsid;

/** {@code x-blinky=memory}: a light that exists in memory only. */
public final class BlinkyFactory implements ActuatorFactory<BlinkyConfig> {

  /** Made by the service loader. */
  public BlinkyFactory() {}

  @Override
  public Nsid nsid() {
    return BlinkyProfile.NSID;
  }

  @Override
  public String means() {
    return "memory";
  }

  @Override
  public Class<BlinkyConfig> configType() {
    return BlinkyConfig.class;
  }

  @Override
  public BlinkyConfig defaultConfig() {
    return new BlinkyConfig(null);
  }

  @Override
  public Actuator create(BlinkyConfig config, ActuatorContext context) {
    return new BlinkyActuator(config.on() != null && config.on());
  }
}

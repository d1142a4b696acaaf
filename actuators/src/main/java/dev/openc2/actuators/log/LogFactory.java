// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.log;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.value.Nsid;

/** {@code x-log=log}. */
public final class LogFactory implements ActuatorFactory<LogConfig> {

  /** Made by the service loader. */
  public LogFactory() {}

  @Override
  public Nsid nsid() {
    return LogProfile.NSID;
  }

  @Override
  public String means() {
    return "log";
  }

  @Override
  public Class<LogConfig> configType() {
    return LogConfig.class;
  }

  @Override
  public LogConfig defaultConfig() {
    return new LogConfig(null);
  }

  @Override
  public Actuator create(LogConfig config, ActuatorContext context) {
    return new LogActuator(config);
  }
}

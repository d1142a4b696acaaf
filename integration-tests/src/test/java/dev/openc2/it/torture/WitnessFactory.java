// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.value.Nsid;
import java.nio.file.Path;

/** {@code x-witness=file}: what happened stands in a file. */
public final class WitnessFactory implements ActuatorFactory<WitnessFactory.Config> {

  /**
   * The configuration.
   *
   * @param file where to write down what took effect
   * @param knows whether it reads there, after a crash, what took effect
   */
  public record Config(Path file, boolean knows) {}

  /** Made by the service loader. */
  public WitnessFactory() {}

  @Override
  public Nsid nsid() {
    return WitnessActuator.NSID;
  }

  @Override
  public String means() {
    return "file";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Config defaultConfig() {
    return new Config(Path.of("witness"), true);
  }

  @Override
  public Actuator create(Config config, ActuatorContext context) {
    Path file = config.file().toAbsolutePath();
    Fate fate = new Fate(file.resolveSibling("."));
    return new WitnessActuator(new Witness(file), fate, config.knows());
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.value.Nsid;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One actuator: the factory that makes it, and what the factory is told.
 *
 * @param <C> the configuration of this kind of actuator
 * @param factory makes it
 * @param config what the factory is told
 */
public record ActuatorSettings<C extends Record>(ActuatorFactory<C> factory, C config) {

  /**
   * An actuator with the factory's own defaults.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static <C extends Record> ActuatorSettings<C> of(ActuatorFactory<C> factory) {
    return new ActuatorSettings<>(factory, factory.defaultConfig());
  }

  /** The profile. */
  public Nsid profile() {
    return factory.nsid();
  }

  /** Profile and means for a person: {@code slpf=memory}. */
  public String label() {
    return factory.nsid() + "=" + factory.means();
  }

  /**
   * Its part of a state directory.
   *
   * @param index its place among the actuators: two of the same kind keep apart
   */
  public Path directory(Path stateDirectory, int index) {
    return directories(stateDirectory)
        .resolve(index + "-" + factory.nsid() + "-" + factory.means());
  }

  /** Where the parts of all actuators are. */
  public static Path directories(Path stateDirectory) {
    return stateDirectory.resolve("actuators");
  }

  /** The keys of its configuration. */
  public List<String> configKeys() {
    return Arrays.stream(factory.configType().getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  /**
   * Finds out whether it could be made, without changing anything.
   *
   * @throws IllegalArgumentException if the configuration cannot work; the sentence names the key
   */
  public void check() {
    factory.check(config);
  }

  /**
   * Makes it.
   *
   * @throws IllegalArgumentException if the configuration cannot work; the sentence names the key
   */
  public Actuator create(ActuatorContext context) {
    return factory.create(config, context);
  }
}

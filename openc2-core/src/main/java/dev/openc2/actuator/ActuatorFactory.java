// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuator;

import dev.openc2.value.Nsid;
import java.util.Optional;

/**
 * Makes actuators of one kind. Named in {@code
 * META-INF/services/dev.openc2.actuator.ActuatorFactory}, with a public constructor without
 * parameters.
 *
 * <p>{@link #create} is called at most once per configured actuator, never on a thread of the
 * network; what it returns is closed exactly once. A configuration that cannot work is refused with
 * {@link IllegalArgumentException} and one sentence that names the key.
 *
 * @param <C> a record: the configuration; keys are its component names, and unknown keys are
 *     refused before
 */
public interface ActuatorFactory<C extends Record> {

  /** The profile of the actuators. */
  Nsid nsid();

  /**
   * The factory for actuators of a profile: this one if it is the profile's own, by default. One
   * that can work for any profile has another for each; its own {@link #nsid} then stands for none.
   */
  default Optional<ActuatorFactory<C>> forProfile(Nsid profile) {
    return profile.equals(nsid()) ? Optional.of(this) : Optional.empty();
  }

  /** The means by which they work, unique per profile: {@code memory} in {@code slpf=memory}. */
  String means();

  /** The type of the configuration. */
  Class<C> configType();

  /**
   * The configuration where none is given; throws {@link IllegalArgumentException} if there cannot
   * be one.
   */
  C defaultConfig();

  /**
   * Finds out whether an actuator could be made here, as far as that is possible without changing
   * anything and without what a context lends. By default there is nothing to find out.
   *
   * @throws IllegalArgumentException if it could not, with a sentence that names the key
   * @throws dev.openc2.OpenC2Exception if what it acts on cannot be had, with one sentence
   */
  default void check(C config) {}

  /** Makes an actuator. */
  Actuator create(C config, ActuatorContext context);
}

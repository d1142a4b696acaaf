// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.generator;

/**
 * Makes a value out of choices: the same choices give an equal value.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Generator<T> {

  /** The value that these choices lead to. */
  T make(Choices choices);
}

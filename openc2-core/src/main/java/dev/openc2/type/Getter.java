// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import org.jspecify.annotations.Nullable;

/**
 * Takes the value of a member out of a record.
 *
 * @param <T> the record
 * @param <V> the value
 */
@FunctionalInterface
public interface Getter<T, V> {
  /** The value, or null if it is absent. */
  @Nullable V get(T holder);
}

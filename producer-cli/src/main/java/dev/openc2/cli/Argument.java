// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * The value that an option or a parameter got. Used by one thread.
 *
 * @param <T> its type; nullable for what need not be given
 */
final class Argument<T extends @Nullable Object> implements IGetter, ISetter {

  private T value;

  Argument(T initial) {
    this.value = initial;
  }

  /** What the command line says, or else what was there to begin with. */
  T value() {
    return value;
  }

  /** For picocli. */
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli knows what it set
  public <V> V get() {
    return (V) value;
  }

  /** For picocli, which makes values of the type that the argument was declared with. */
  @Override
  @SuppressWarnings("unchecked")
  public <V> V set(V value) {
    V previous = (V) this.value;
    this.value = (T) value;
    return previous;
  }
}

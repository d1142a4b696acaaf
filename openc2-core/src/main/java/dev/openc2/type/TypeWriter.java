// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.TreeSink;
import java.io.IOException;

/**
 * Puts values of one type into a sink; stateless.
 *
 * @param <T> the values
 */
@FunctionalInterface
public interface TypeWriter<T> {
  /** Puts a value there as exactly one plain tree. */
  void write(T value, Spelling spelling, TreeSink sink) throws IOException;
}

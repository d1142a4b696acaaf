// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.target.Target;
import dev.openc2.tree.Node;
import dev.openc2.tree.TreeSink;
import java.io.IOException;

/**
 * A target as the language or a profile declares it.
 *
 * @param name its name; of a profile's target the part behind the namespace
 * @param javaType its class
 * @param type how its value is spelt
 * @param description what it stands for, for people: a few words
 * @param example a value as a person types it on a command line
 * @param <T> its class
 */
public record TargetType<T extends Target>(
    String name, Class<T> javaType, Type<T> type, String description, String example) {

  /** Reads a target. */
  public T read(Node node) {
    return type.read(node);
  }

  /** Writes a target that must be of the class. */
  public void write(Target target, Spelling spelling, TreeSink sink) throws IOException {
    type.write(javaType.cast(target), spelling, sink);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Node;
import dev.openc2.tree.TreeSink;
import java.io.IOException;
import java.util.function.Function;

/**
 * A type whose values are held in another class than those of the type that spells them.
 *
 * @param base how it is spelt
 * @param constructor makes a value; an {@link IllegalArgumentException} becomes a fault
 * @param getter takes it apart
 * @param <B> what is spelt
 * @param <T> the class
 */
public record MappedType<B, T>(Type<B> base, Function<B, T> constructor, Function<T, B> getter)
    implements Type<T> {
  @Override
  public String name() {
    return base.name();
  }

  @Override
  public T read(Node node) {
    return node.checked(base.read(node), constructor);
  }

  @Override
  public void write(T value, Spelling spelling, TreeSink sink) throws IOException {
    base.write(getter.apply(value), spelling, sink);
  }
}

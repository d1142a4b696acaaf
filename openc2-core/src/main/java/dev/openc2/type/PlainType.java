// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Node;
import dev.openc2.tree.TreeSink;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** A type that is spelt as two functions say: scalars, and what has a form of its own. */
public final class PlainType<T> implements Type<T> {
  private final String name;
  private final Function<Node, T> reader;
  private final TypeWriter<T> writer;

  private PlainType(String name, Function<Node, T> reader, TypeWriter<T> writer) {
    this.name = name;
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * A type with one form; the functions must be stateless.
   *
   * @param writer gives the plain tree of a value
   */
  public static <T> PlainType<T> of(
      String name, Function<Node, T> reader, Function<? super T, ?> writer) {
    return new PlainType<>(name, reader, (value, spelling, sink) -> sink.tree(writer.apply(value)));
  }

  /** A type whose plain tree is a text; the functions must be stateless. */
  public static <T> PlainType<T> asText(
      String name, Function<Node, T> reader, Function<? super T, String> writer) {
    return new PlainType<>(name, reader, (value, spelling, sink) -> sink.text(writer.apply(value)));
  }

  /** A type whose plain tree is a whole number; the functions must be stateless. */
  public static <T> PlainType<T> asInteger(
      String name, Function<Node, T> reader, ToLongFunction<? super T> writer) {
    return new PlainType<>(
        name, reader, (value, spelling, sink) -> sink.integer(writer.applyAsLong(value)));
  }

  /** A type whose form depends on the spelling, or that is written piece by piece; stateless. */
  public static <T> PlainType<T> spelt(
      String name, Function<Node, T> reader, TypeWriter<T> writer) {
    return new PlainType<>(name, reader, writer);
  }

  /** A text that a value type reads; its {@link IllegalArgumentException} becomes a fault. */
  public static <T> PlainType<T> text(
      String name, Function<String, T> parser, Function<? super T, String> writer) {
    return asText(name, node -> node.text(parser), writer);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public T read(Node node) {
    return reader.apply(node);
  }

  @Override
  public void write(T value, Spelling spelling, TreeSink sink) throws IOException {
    writer.write(value, spelling, sink);
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import dev.openc2.value.Octets;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a plain tree piece by piece, in the order of the document, so that it can be written
 * without being built. Objects and lists say first how many members or elements follow; between
 * them come that many, each of an object behind its {@link #key}. For one document; not
 * thread-safe.
 *
 * <p>A sink that writes throws {@link IOException} when it cannot, and {@link
 * IllegalArgumentException} for what does not belong into a document: a text that is no well-formed
 * Unicode, a number that is not finite.
 */
public interface TreeSink {

  /** Begins an object of so many members. */
  void startObject(int members) throws IOException;

  /** The key of the next member; none comes twice in one object. */
  void key(String key) throws IOException;

  /** The key of the next member, if it is a declared one. */
  default void key(Name name) throws IOException {
    key(name.text());
  }

  /** Ends the object that was begun last. */
  void endObject() throws IOException;

  /** Begins a list of so many elements. */
  void startList(int elements) throws IOException;

  /** Ends the list that was begun last. */
  void endList() throws IOException;

  /** A text. */
  void text(String text) throws IOException;

  /** A whole number. */
  void integer(long number) throws IOException;

  /** A number with a fraction, or beyond 64 bits. */
  void number(double number) throws IOException;

  /** True or false. */
  void bool(boolean bool) throws IOException;

  /** Octets; what an encoding of text makes of them is up to it. */
  void octets(Octets octets) throws IOException;

  /** Null. */
  void nothing() throws IOException;

  /**
   * A tree that is built already, or a part of one; throws {@link IllegalArgumentException} for an
   * object of another class than those that are in plain trees.
   */
  // Classes before interfaces: whether something is not a Map takes the JVM long to find out.
  default void tree(@Nullable Object tree) throws IOException {
    if (tree instanceof String text) {
      text(text);
    } else if (tree instanceof TreeObject object) {
      TreeWalk.object(object, this);
    } else if (tree instanceof Long number) {
      integer(number);
    } else if (tree instanceof Boolean bool) {
      bool(bool);
    } else if (tree instanceof Double number) {
      number(number);
    } else if (tree instanceof Octets octets) {
      octets(octets);
    } else if (tree == null) {
      nothing();
    } else if (tree instanceof Integer number) {
      integer(number);
    } else if (tree instanceof List<?> list) {
      TreeWalk.list(list, this);
    } else if (tree instanceof Map<?, ?> map) {
      TreeWalk.object(map, this);
    } else {
      throw new IllegalArgumentException(tree.getClass() + " does not belong into a tree");
    }
  }
}

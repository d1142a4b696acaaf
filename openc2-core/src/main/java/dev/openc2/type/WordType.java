// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Node;
import dev.openc2.tree.TreeSink;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** An Enumerated of the language: one of some words (oc2ls v1.0 §3.1.1). */
public final class WordType<T> implements Type<T> {
  /** More words would not help. */
  private static final int MOST_TO_NAME = 8;

  private final String name;
  private final Map<String, T> byWord;
  private final Function<T, String> writer;

  private WordType(String name, Map<String, T> byWord, Function<T, String> writer) {
    this.name = name;
    this.byWord = byWord;
    this.writer = writer;
  }

  /** A type of these values, each with a word of its own. */
  public static <T> WordType<T> of(String name, T[] values, Function<T, String> writer) {
    Map<String, T> byWord = new LinkedHashMap<>();
    for (T value : values) {
      if (byWord.put(writer.apply(value), value) != null) {
        throw new IllegalArgumentException("two values of " + name + " have one word");
      }
    }
    return new WordType<>(name, Collections.unmodifiableMap(byWord), writer);
  }

  /** The words in their order. */
  public Set<String> words() {
    return byWord.keySet();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public T read(Node node) {
    T value = byWord.get(node.text());
    if (value == null) {
      throw node.malformed(node.describe() + " is " + expectation());
    }
    return value;
  }

  private String expectation() {
    if (byWord.size() <= MOST_TO_NAME) {
      return "not one of " + String.join(", ", byWord.keySet());
    }
    String what = name.toLowerCase(Locale.ROOT);
    return ("aeiou".indexOf(what.charAt(0)) >= 0 ? "not an " : "not a ") + what;
  }

  @Override
  public void write(T value, Spelling spelling, TreeSink sink) throws IOException {
    sink.text(writer.apply(value));
  }
}

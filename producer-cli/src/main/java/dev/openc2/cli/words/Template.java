// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import dev.openc2.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plain tree in which some values are guesses that can be taken back. */
sealed interface Template {

  /**
   * The plain tree, in which the guesses at these JSON pointers are the text that they were.
   *
   * @param place where this template stands; its value does not matter
   */
  @Nullable Object resolve(Node place, Set<String> asText);

  /** Adds the JSON pointers of all guesses to the set. */
  void collectGuesses(Node place, Set<String> pointers);

  /** A value of which there is no doubt. */
  record Plain(@Nullable Object value) implements Template {

    @Override
    public @Nullable Object resolve(Node place, Set<String> asText) {
      return value;
    }

    @Override
    public void collectGuesses(Node place, Set<String> pointers) {}
  }

  /**
   * A text that looks as if it meant something else.
   *
   * @param text as it was typed
   * @param meaning what it looks like
   */
  record Guess(String text, Template meaning) implements Template {

    @Override
    public @Nullable Object resolve(Node place, Set<String> asText) {
      return asText.contains(place.pointer()) ? text : meaning.resolve(place, asText);
    }

    @Override
    public void collectGuesses(Node place, Set<String> pointers) {
      pointers.add(place.pointer());
      meaning.collectGuesses(place, pointers);
    }
  }

  /** A list. */
  record Elements(List<Template> elements) implements Template {

    @Override
    public Object resolve(Node place, Set<String> asText) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Template element : elements) {
        list.add(element.resolve(place.child(Integer.toString(list.size()), null), asText));
      }
      return list;
    }

    @Override
    public void collectGuesses(Node place, Set<String> pointers) {
      for (int i = 0; i < elements.size(); i++) {
        elements.get(i).collectGuesses(place.child(Integer.toString(i), null), pointers);
      }
    }
  }

  /** An object; the map may still grow. */
  record Members(Map<String, Template> members) implements Template {

    @Override
    public Object resolve(Node place, Set<String> asText) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      members.forEach(
          (key, member) -> map.put(key, member.resolve(place.child(key, null), asText)));
      return map;
    }

    @Override
    public void collectGuesses(Node place, Set<String> pointers) {
      members.forEach((key, member) -> member.collectGuesses(place.child(key, null), pointers));
    }
  }
}

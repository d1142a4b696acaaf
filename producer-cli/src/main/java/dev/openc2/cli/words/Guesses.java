// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import dev.openc2.tree.Fault;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a template: takes back the guesses that the reader refuses, if that helps. */
final class Guesses {

  private final Template template;

  Guesses(Template template) {
    this.template = template;
  }

  /**
   * What the reader makes of the template.
   *
   * @throws InvalidMessageException if it accepts neither the guesses nor the texts; it then speaks
   *     of the guesses, because a port of 70000 is out of range, not a text
   */
  <T> T read(Function<@Nullable Object, T> reader) {
    Set<String> asText = new HashSet<>();
    try {
      return reader.apply(resolve(asText));
    } catch (InvalidMessageException e) {
      asText.addAll(pointers(e));
      asText.retainAll(guesses());
      if (asText.isEmpty()) {
        throw e;
      }
    }
    try {
      return reader.apply(resolve(asText));
    } catch (InvalidMessageException e) {
      if (!asText.removeAll(pointers(e))) {
        throw e;
      }
      return reader.apply(resolve(asText));
    }
  }

  private @Nullable Object resolve(Set<String> asText) {
    return template.resolve(Node.root(null, Mode.STRICT), asText);
  }

  private Set<String> guesses() {
    Set<String> pointers = new HashSet<>();
    template.collectGuesses(Node.root(null, Mode.STRICT), pointers);
    return pointers;
  }

  private static Set<String> pointers(InvalidMessageException e) {
    Set<String> pointers = new HashSet<>();
    for (Fault fault : e.faults()) {
      pointers.add(fault.pointer());
    }
    return pointers;
  }
}

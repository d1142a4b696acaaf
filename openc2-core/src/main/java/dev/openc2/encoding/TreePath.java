// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import java.util.Arrays;
import java.util.List;

/** Where in a document a reader is; it is turned into text for faults only. Not thread-safe. */
final class TreePath {

  private static final int INITIAL_DEPTH = 8;

  // A key, or a list: its size is the index of the element that is read into it.
  private Object[] steps = new Object[INITIAL_DEPTH];
  private int depth;

  /** Enters the value of a key. */
  void enter(String key) {
    push(key);
  }

  /** Enters the elements of a list, which grows as they are read. */
  void enter(List<?> list) {
    push(list);
  }

  private void push(Object step) {
    if (depth == steps.length) {
      steps = Arrays.copyOf(steps, 2 * depth);
    }
    steps[depth++] = step;
  }

  /** Leaves what was entered last. */
  void leave() {
    depth--;
  }

  /** The exception for something malformed here. */
  InvalidMessageException malformed(String problem) {
    Node place = Node.root(null, Mode.LENIENT);
    for (int i = 0; i < depth; i++) {
      place =
          steps[i] instanceof List<?> list
              ? place.element(list.size())
              : place.child((String) steps[i], null);
    }
    return place.malformed(problem);
  }
}

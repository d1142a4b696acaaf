// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is in a list twice. By sorting: a hash set takes ten times the memory, and how long
 * the list is a peer decides.
 */
public final class Repeats {

  private Repeats() {}

  /** The least of the texts that are there more than once, or null. */
  public static @Nullable String first(Collection<String> texts) {
    if (texts.size() < 2) {
      return null;
    }
    String[] sorted = texts.toArray(String[]::new);
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i].equals(sorted[i - 1])) {
        return sorted[i];
      }
    }
    return null;
  }
}

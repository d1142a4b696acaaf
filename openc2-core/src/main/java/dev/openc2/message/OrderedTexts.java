// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Texts in the order in which they came, each once. A linked hash set takes six times the memory,
 * and how many there are a peer decides. Immutable.
 */
final class OrderedTexts extends AbstractSet<String> {

  /** To look through so few takes less time than to sort them. */
  private static final int FEW = 8;

  private final String[] ordered;

  /** Null for a few. */
  private final String @Nullable [] sorted;

  private OrderedTexts(String[] ordered, String @Nullable [] sorted) {
    this.ordered = ordered;
    this.sorted = sorted;
  }

  static OrderedTexts copyOf(Collection<String> texts) {
    if (texts instanceof OrderedTexts some) {
      return some;
    }
    String[] ordered = texts.toArray(String[]::new);
    if (ordered.length <= FEW && areDifferent(ordered)) {
      return new OrderedTexts(ordered, null);
    }
    String[] sorted = ordered.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i].equals(sorted[i - 1])) {
        String[] once = once(ordered, sorted);
        String[] onceSorted = once.clone();
        Arrays.sort(onceSorted);
        return new OrderedTexts(once, onceSorted);
      }
    }
    return new OrderedTexts(ordered, sorted);
  }

  private static boolean areDifferent(String[] few) {
    for (int i = 1; i < few.length; i++) {
      if (indexOf(few[i], few, i) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(String text, String[] few, int end) {
    for (int i = 0; i < end; i++) {
      if (text.equals(few[i])) {
        return i;
      }
    }
    return -1;
  }

  /** Where equal texts are, the search finds the same of them every time. */
  private static String[] once(String[] ordered, String[] sorted) {
    BitSet seen = new BitSet(sorted.length);
    String[] once = new String[ordered.length];
    int count = 0;
    for (String text : ordered) {
      int place = Arrays.binarySearch(sorted, text);
      if (!seen.get(place)) {
        seen.set(place);
        once[count++] = text;
      }
    }
    return Arrays.copyOf(once, count);
  }

  @Override
  public int size() {
    return ordered.length;
  }

  @Override
  public boolean contains(@Nullable Object text) {
    if (!(text instanceof String some)) {
      return false;
    }
    return sorted == null
        ? indexOf(some, ordered, ordered.length) >= 0
        : Arrays.binarySearch(sorted, some) >= 0;
  }

  @Override
  public Iterator<String> iterator() {
    return Collections.unmodifiableList(Arrays.asList(ordered)).iterator();
  }
}

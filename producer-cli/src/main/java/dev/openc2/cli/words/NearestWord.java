// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the word that somebody may have meant. */
public final class NearestWord {

  /** More slips than that make another word. */
  private static final int MAX_SLIPS = 2;

  /** Longer words are none of ours, and not worth the time. */
  private static final int MAX_LENGTH = 32;

  private NearestWord() {}

  /** The word with the fewest slips, the first of several, or null if none is near. */
  public static @Nullable String to(String typed, Collection<String> words) {
    if (typed.length() > MAX_LENGTH) {
      return null;
    }
    String nearest = null;
    int fewest = MAX_SLIPS + 1;
    for (String word : words) {
      int slips = slips(typed, word);
      if (slips < fewest && slips < word.length()) {
        nearest = word;
        fewest = slips;
      }
    }
    return nearest;
  }

  /** How many letters were left out, added, changed or swapped with their neighbour. */
  private static int slips(String a, String b) {
    int[][] slips = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : next(slips, a, b, i, j);
      }
    }
    return slips[a.length()][b.length()];
  }

  private static int next(int[][] slips, String a, String b, int i, int j) {
    int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(slips[i - 1][j - 1] + changed, Math.min(slips[i - 1][j] + 1, slips[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }
}

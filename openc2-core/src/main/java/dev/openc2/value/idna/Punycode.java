// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value.idna;

import org.jspecify.annotations.Nullable;

/** Writes the code points of a label in ASCII and reads them again (RFC 3492). */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int FIRST_NON_ASCII = 0x80;
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Punycode() {}

  /** The label in ASCII, without {@code xn--}; for labels of up to a few hundred code points. */
  static String encode(int[] label) {
    StringBuilder out = new StringBuilder();
    for (int codePoint : label) {
      if (codePoint < FIRST_NON_ASCII) {
        out.append((char) codePoint);
      }
    }
    int basic = out.length();
    int done = basic;
    if (basic > 0) {
      out.append('-');
    }
    int next = FIRST_NON_ASCII;
    int delta = 0;
    int bias = INITIAL_BIAS;
    while (done < label.length) {
      int smallest = smallestFrom(label, next);
      delta += (smallest - next) * (done + 1);
      next = smallest;
      for (int codePoint : label) {
        if (codePoint < next) {
          delta++;
        } else if (codePoint == next) {
          appendNumber(out, delta, bias);
          bias = adapt(delta, done + 1, done == basic);
          delta = 0;
          done++;
        }
      }
      delta++;
      next++;
    }
    return out.toString();
  }

  private static int smallestFrom(int[] label, int bound) {
    int smallest = Integer.MAX_VALUE;
    for (int codePoint : label) {
      if (codePoint >= bound) {
        smallest = Math.min(smallest, codePoint);
      }
    }
    return smallest;
  }

  private static void appendNumber(StringBuilder out, int number, int bias) {
    int rest = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = threshold(k, bias);
      if (rest < threshold) {
        out.append(DIGITS.charAt(rest));
        return;
      }
      out.append(DIGITS.charAt(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  /**
   * The code points that the text (without {@code xn--}) stands for, or null if it is malformed:
   * nothing of it is beyond ASCII (RFC 3492 §6.2).
   */
  static int @Nullable [] decode(String text) {
    if (text.chars().anyMatch(c -> c >= FIRST_NON_ASCII)) {
      return null;
    }
    int hyphen = text.lastIndexOf('-');
    StringBuilder out = new StringBuilder(text.substring(0, Math.max(hyphen, 0)));
    int length = out.length();
    int next = FIRST_NON_ASCII;
    int place = 0;
    int bias = INITIAL_BIAS;
    int index = hyphen + 1;
    while (index < text.length()) {
      long number = 0;
      long weight = 1;
      boolean isMore = true;
      for (int k = BASE; isMore; k += BASE) {
        int digit = index < text.length() ? DIGITS.indexOf(text.charAt(index)) : -1;
        index++;
        number += digit * weight;
        if (digit < 0 || number > Integer.MAX_VALUE) {
          return null;
        }
        int threshold = threshold(k, bias);
        isMore = digit >= threshold;
        weight *= BASE - threshold;
      }
      long end = place + number;
      length++;
      next += (int) Math.min(end / length, Character.MAX_CODE_POINT + 1);
      if (next > Character.MAX_CODE_POINT || isSurrogate(next)) {
        return null;
      }
      bias = adapt((int) number, length, length == Math.max(hyphen, 0) + 1);
      place = (int) (end % length);
      out.insert(out.offsetByCodePoints(0, place), Character.toString(next));
      place++;
    }
    return out.codePoints().toArray();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static int threshold(int k, int bias) {
    return Math.max(T_MIN, Math.min(T_MAX, k - bias));
  }

  /** RFC 3492 §3.4. */
  private static int adapt(int number, int length, boolean isFirst) {
    int delta = number / (isFirst ? DAMP : 2);
    delta += delta / length;
    int k = 0;
    while (delta > (BASE - T_MIN) * T_MAX / 2) {
      delta /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
  }
}

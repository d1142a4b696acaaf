// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import org.jspecify.annotations.Nullable;

/**
 * A namespace identifier: the short name of an Actuator Profile such as {@code slpf} or {@code
 * x-acme} (oc2ls v1.0 §3.1.4).
 *
 * <p>What peers send may be longer than the 16 characters of the specification; up to {@value
 * #MAX_ACCEPTED} are taken. {@link #isStandard()} tells whether we may send it.
 *
 * @param value {@code x-} or a lower-case letter first, then letters, digits, {@code _} and {@code
 *     -}
 */
public record Nsid(String value) implements Comparable<Nsid> {

  /** The longest NSID that is accepted from a peer, in characters. */
  public static final int MAX_ACCEPTED = 64;

  private static final int MAX_STANDARD = 16;
  private static final String PRIVATE = "x-";

  /** Checks the value; throws {@link IllegalArgumentException} naming it. */
  public Nsid {
    if (value.length() > MAX_ACCEPTED || !isWellFormed(value)) {
      throw new IllegalArgumentException(
          Printable.quote(value)
              + " is not an NSID: x- or a small letter, then letters, digits, _ and -, at most 16"
              + " in all, are expected");
    }
  }

  // By hand: every Command names a few, and a pattern costs ten times as much.
  private static boolean isWellFormed(String value) {
    boolean isPrivate = value.startsWith(PRIVATE);
    int start = isPrivate ? PRIVATE.length() : 0;
    for (int i = start; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (isPrivate && c >= 'A' && c <= 'Z');
      boolean isDigit = c >= '0' && c <= '9';
      boolean isGood =
          i == start
              ? isLetter || (isPrivate && isDigit)
              : isLetter || isDigit || c == '_' || c == '-';
      if (!isGood) {
        return false;
      }
    }
    return value.length() > start;
  }

  /** The NSID with this text. */
  public static Nsid of(String value) {
    return new Nsid(value);
  }

  /** True if it keeps to the 16 characters of the specification. */
  public boolean isStandard() {
    return value.length() <= MAX_STANDARD;
  }

  /** True for a profile that is nobody's standard: those start with {@code x-}. */
  public boolean isPrivate() {
    return value.startsWith(PRIVATE);
  }

  @Override
  public int compareTo(Nsid other) {
    return value.compareTo(other.value);
  }

  // By hand: those of a record are put together at their first call, which costs a start more than
  // the rest of it costs here.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Nsid some && value.equals(some.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A row of decisions read from octets, one after the other. Behind the last octet every decision is
 * the first and simplest one, so that fewer octets give a simpler value. Not thread-safe.
 */
public final class Choices {

  private static final int OCTET = 256;

  private final byte[] octets;
  private int position;

  private Choices(byte[] octets) {
    this.octets = octets;
  }

  /** The decisions that these octets stand for. */
  public static Choices of(byte[] octets) {
    return new Choices(octets.clone());
  }

  /** That many random decisions. */
  public static Choices random(Random random, int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return new Choices(octets);
  }

  /** True if every further decision will be the first one. */
  public boolean isExhausted() {
    return position >= octets.length;
  }

  private int octet() {
    return isExhausted() ? 0 : octets[position++] & 0xFF;
  }

  /** A whole number from 0 to below the bound, which is 1 to 65 536. */
  public int below(int bound) {
    int number = bound <= OCTET ? octet() : octet() << Byte.SIZE | octet();
    return number % bound;
  }

  /** True or false; false is the simpler one. */
  public boolean flag() {
    return below(2) == 1;
  }

  /** One of these. */
  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[below(values.length)];
  }

  /** One of these. */
  public <T> T oneOf(List<? extends T> values) {
    return values.get(below(values.size()));
  }

  /** A value, or null, which is the simpler one. */
  public <T> @Nullable T maybe(Generator<T> generator) {
    return flag() ? generator.make(this) : null;
  }

  /** A list of so many values. */
  public <T> List<T> list(int min, int max, Generator<? extends T> generator) {
    int size = min + below(max - min + 1);
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(generator.make(this));
    }
    return values;
  }

  /** A whole number between the two; one in three is a bound. */
  public long whole(long min, long max) {
    return switch (below(6)) {
      case 0 -> min;
      case 1 -> max;
      case 2, 3 -> min + Math.min(max - min, below(OCTET));
      default -> min + Math.floorMod(bits(), Math.max(1, max - min));
    };
  }

  /** 64 bits. */
  public long bits() {
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | octet();
    }
    return bits;
  }

  /** So many octets. */
  public byte[] octets(int length) {
    byte[] part = new byte[length];
    for (int i = 0; i < length; i++) {
      part[i] = (byte) octet();
    }
    return part;
  }

  /** All octets that no decision has used. */
  public byte[] rest() {
    byte[] rest = Arrays.copyOfRange(octets, Math.min(position, octets.length), octets.length);
    position = octets.length;
    return rest;
  }

  /** So many characters out of the alphabet. */
  public String word(int min, int max, String alphabet) {
    int length = min + below(max - min + 1);
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(alphabet.charAt(below(alphabet.length())));
    }
    return word.toString();
  }

  /** Any text that JSON may carry (RFC 7493 §2.1), of at most so many code points. */
  public String text(int max) {
    int length = below(max + 1);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(codePoint());
    }
    return text.toString();
  }

  private int codePoint() {
    return switch (below(8)) {
      case 0, 1, 2, 3, 4 -> 'a' + below(26);
      case 5 -> below(0x80);
      case 6 -> 0xA0 + below(0xD000);
      default -> 0x1F300 + below(OCTET);
    };
  }
}

// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.value.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a plain tree as CBOR of definite lengths and shortest integers (RFC 8949 §4.2.1), numbers
 * with a fraction as doubles. Jackson's generator cuts a long text into pieces of indefinite
 * length, which simple peers do not read. For one document; not thread-safe.
 */
final class CborWriter extends TreeWriter<RuntimeException> {

  private static final int INITIAL_SIZE = 512;
  private static final int MAJOR_SHIFT = 5;
  private static final int MAX_HEAD = 1 + Long.BYTES;
  private static final int LARGEST_IN_HEAD = 23;
  private static final int IN_ONE_OCTET = 24;
  private static final int IN_TWO = 25;
  private static final int IN_FOUR = 26;
  private static final int IN_EIGHT = 27;
  private static final int FALSE = 0xF4;
  private static final int TRUE = 0xF5;
  private static final int NULL = 0xF6;
  private static final int DOUBLE = 0xFB;

  private byte[] buffer = new byte[INITIAL_SIZE];
  private int size;

  /** What was written. */
  byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  @Override
  void startObject(int members) {
    head(CborInput.MAP, members);
  }

  @Override
  void key(String key) {
    text(key);
  }

  @Override
  void endObject() {}

  @Override
  void startList(int elements) {
    head(CborInput.ARRAY, elements);
  }

  @Override
  void endList() {}

  @Override
  void text(String text) {
    string(CborInput.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  void octets(Octets octets) {
    string(CborInput.BYTES, octets.toByteArray());
  }

  private void string(int major, byte[] content) {
    head(major, content.length);
    reserve(content.length);
    System.arraycopy(content, 0, buffer, size, content.length);
    size += content.length;
  }

  @Override
  void integer(long number) {
    if (number >= 0) {
      head(CborInput.UNSIGNED, number);
    } else {
      head(CborInput.NEGATIVE, -1 - number);
    }
  }

  @Override
  void number(double number) {
    reserve(MAX_HEAD);
    buffer[size++] = (byte) DOUBLE;
    bigEndian(Double.doubleToLongBits(number), Long.BYTES);
  }

  @Override
  void bool(boolean bool) {
    octet(bool ? TRUE : FALSE);
  }

  @Override
  void nothing() {
    octet(NULL);
  }

  private void octet(int octet) {
    reserve(1);
    buffer[size++] = (byte) octet;
  }

  private void head(int major, long argument) {
    reserve(MAX_HEAD);
    int type = major << MAJOR_SHIFT;
    if (argument <= LARGEST_IN_HEAD) {
      buffer[size++] = (byte) (type | (int) argument);
    } else if (argument < 1L << Byte.SIZE) {
      buffer[size++] = (byte) (type | IN_ONE_OCTET);
      buffer[size++] = (byte) argument;
    } else if (argument < 1L << Short.SIZE) {
      buffer[size++] = (byte) (type | IN_TWO);
      bigEndian(argument, Short.BYTES);
    } else if (argument < 1L << Integer.SIZE) {
      buffer[size++] = (byte) (type | IN_FOUR);
      bigEndian(argument, Integer.BYTES);
    } else {
      buffer[size++] = (byte) (type | IN_EIGHT);
      bigEndian(argument, Long.BYTES);
    }
  }

  private void bigEndian(long value, int octets) {
    for (int shift = (octets - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  private void reserve(int octets) {
    if (octets > buffer.length - size) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + octets));
    }
  }
}

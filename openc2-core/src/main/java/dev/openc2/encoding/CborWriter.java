// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.Name;
import dev.openc2.value.Octets;
import java.nio.charset.StandardCharsets;

/**
 * Writes as CBOR of definite lengths and shortest integers (RFC 8949 §4.2.1), numbers with a
 * fraction as doubles. Jackson's generator cuts a long text into pieces of indefinite length, which
 * simple peers do not read. For one document; not thread-safe.
 */
final class CborWriter extends TreeWriter {

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

  @Override
  public void startObject(int members) {
    head(CborInput.MAP, members);
  }

  @Override
  public void key(String key) {
    text(key);
  }

  @Override
  public void key(Name name) {
    if (!name.isPlain()) {
      key(name.text());
      return;
    }
    head(CborInput.TEXT, name.length());
    reserve(name.length());
    name.copyTo(buffer, size);
    size += name.length();
  }

  @Override
  public void endObject() {}

  @Override
  public void startList(int elements) {
    head(CborInput.ARRAY, elements);
  }

  @Override
  public void endList() {}

  @Override
  public void text(String text) {
    int start = size;
    head(CborInput.TEXT, text.length());
    if (!ascii(text)) {
      size = start;
      byte[] utf8 = TreeScalars.unicode(text).getBytes(StandardCharsets.UTF_8);
      head(CborInput.TEXT, utf8.length);
      put(utf8);
    }
  }

  /**
   * Writes the characters; false if some are beyond ASCII, and what was written is of no use.
   * Nearly every text is ASCII, and without a branch for each character this takes less.
   */
  private boolean ascii(String text) {
    int length = text.length();
    reserve(length);
    byte[] to = buffer;
    int at = size;
    int bits = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      bits |= c;
      to[at + i] = (byte) c;
    }
    size = at + length;
    return bits < END_OF_ASCII;
  }

  @Override
  public void octets(Octets octets) {
    byte[] content = octets.toByteArray();
    head(CborInput.BYTES, content.length);
    put(content);
  }

  @Override
  public void integer(long number) {
    if (number >= 0) {
      head(CborInput.UNSIGNED, number);
    } else {
      head(CborInput.NEGATIVE, -1 - number);
    }
  }

  @Override
  public void number(double number) {
    reserve(MAX_HEAD);
    buffer[size++] = (byte) DOUBLE;
    bigEndian(Double.doubleToLongBits(TreeScalars.finite(number)), Long.BYTES);
  }

  @Override
  public void bool(boolean bool) {
    octet(bool ? TRUE : FALSE);
  }

  @Override
  public void nothing() {
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
}

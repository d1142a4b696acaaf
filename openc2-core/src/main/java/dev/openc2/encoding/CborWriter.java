// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.value.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plain tree as CBOR. Jackson's writer cuts long texts into pieces of indefinite length,
 * which simple peers do not read; hence this one.
 */
final class CborWriter {

  private static final int INITIAL_SIZE = 512;
  private static final int NEGATIVE = 1 << 5;
  private static final int BYTES = 2 << 5;
  private static final int TEXT = 3 << 5;
  private static final int ARRAY = 4 << 5;
  private static final int MAP = 5 << 5;
  private static final int FALSE = 0xF4;
  private static final int TRUE = 0xF5;
  private static final int NULL = 0xF6;
  private static final int DOUBLE = 0xFB;

  private byte[] buffer = new byte[INITIAL_SIZE];
  private int size;

  private CborWriter() {}

  static byte[] write(Object tree) {
    CborWriter writer = new CborWriter();
    writer.value(tree);
    return Arrays.copyOf(writer.buffer, writer.size);
  }

  private void value(@Nullable Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Map<?, ?> map) {
      head(MAP, map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text((String) entry.getKey());
        value(entry.getValue());
      }
    } else if (value instanceof List<?> list) {
      head(ARRAY, list.size());
      for (Object element : list) {
        value(element);
      }
    } else if (value instanceof Long || value instanceof Integer) {
      integer(((Number) value).longValue());
    } else {
      otherScalar(value);
    }
  }

  private void otherScalar(@Nullable Object value) {
    if (value instanceof Boolean bool) {
      octet(bool ? TRUE : FALSE);
    } else if (value instanceof Double number) {
      octet(DOUBLE);
      bigEndian(Double.doubleToLongBits(TreeScalars.finite(number)), Long.BYTES);
    } else if (value instanceof Octets octets) {
      octets(BYTES, octets.toByteArray());
    } else if (value == null) {
      octet(NULL);
    } else {
      throw TreeScalars.foreign(value);
    }
  }

  private void integer(long number) {
    if (number >= 0) {
      head(0, number);
    } else {
      head(NEGATIVE, -1 - number);
    }
  }

  /** Most texts are short and ASCII: those need no copy. */
  private void text(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) >= 0x80) {
        octets(TEXT, TreeScalars.unicode(text).getBytes(StandardCharsets.UTF_8));
        return;
      }
    }
    head(TEXT, length);
    ensure(length);
    for (int i = 0; i < length; i++) {
      buffer[size + i] = (byte) text.charAt(i);
    }
    size += length;
  }

  private void octets(int major, byte[] bytes) {
    head(major, bytes.length);
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  /** The first octet of an item and its argument in the shortest form (RFC 8949 §4.2.1). */
  private void head(int major, long argument) {
    if (argument < 24) {
      octet(major | (int) argument);
    } else if (argument < 1L << 8) {
      octet(major | 24);
      octet((int) argument);
    } else if (argument < 1L << 16) {
      octet(major | 25);
      bigEndian(argument, Short.BYTES);
    } else if (argument < 1L << 32) {
      octet(major | 26);
      bigEndian(argument, Integer.BYTES);
    } else {
      octet(major | 27);
      bigEndian(argument, Long.BYTES);
    }
  }

  private void bigEndian(long value, int octets) {
    for (int shift = (octets - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      octet((int) (value >>> shift));
    }
  }

  private void octet(int octet) {
    ensure(1);
    buffer[size++] = (byte) octet;
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(size, more)));
    }
  }
}

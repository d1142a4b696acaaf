// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.TreeObject;
import dev.openc2.value.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a plain tree to write it into a buffer; how its parts look is up to the encoding.
 * For one document; not thread-safe.
 */
abstract class TreeWriter {

  private static final int INITIAL_SIZE = 512;

  /** Octets from here on are no ASCII. */
  static final int END_OF_ASCII = 0x80;

  byte[] buffer = new byte[INITIAL_SIZE];
  int size;

  /** What was written. */
  final byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** Makes room for so many octets. */
  final void reserve(int octets) {
    if (octets > buffer.length - size) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + octets));
    }
  }

  final void put(byte[] octets) {
    reserve(octets.length);
    System.arraycopy(octets, 0, buffer, size, octets.length);
    size += octets.length;
  }

  abstract void startObject(int members);

  /** Writes a key; throws {@link IllegalArgumentException} if it is no well-formed Unicode. */
  abstract void key(String key);

  abstract void endObject();

  abstract void startList(int elements);

  /** Comes before every element of a list but the first. */
  abstract void nextElement();

  abstract void endList();

  /** Writes a text; throws {@link IllegalArgumentException} if it is no well-formed Unicode. */
  abstract void text(String text);

  abstract void octets(Octets octets);

  abstract void integer(long number);

  /** Writes a finite number. */
  abstract void number(double number);

  abstract void bool(boolean bool);

  abstract void nothing();

  // Classes before interfaces: whether something is not a Map takes the JVM long to find out.
  final void value(@Nullable Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof TreeObject object) {
      object(object);
    } else if (value instanceof Long number) {
      integer(number);
    } else if (value instanceof Boolean bool) {
      bool(bool);
    } else if (value instanceof Double number) {
      number(TreeScalars.finite(number));
    } else if (value instanceof Octets octets) {
      octets(octets);
    } else if (value == null) {
      nothing();
    } else if (value instanceof Integer number) {
      integer(number);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else {
      throw TreeScalars.foreign(value);
    }
  }

  private void object(TreeObject object) {
    if (!object.isSmall()) {
      object((Map<?, ?>) object);
      return;
    }
    startObject(object.size());
    for (int i = 0; i < object.size(); i++) {
      key(object.keyAt(i));
      value(object.valueAt(i));
    }
    endObject();
  }

  private void object(Map<?, ?> map) {
    startObject(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      key((String) entry.getKey());
      value(entry.getValue());
    }
    endObject();
  }

  private void list(List<?> list) {
    startList(list.size());
    boolean isFirst = true;
    for (Object element : list) {
      if (!isFirst) {
        nextElement();
      }
      isFirst = false;
      value(element);
    }
    endList();
  }
}
